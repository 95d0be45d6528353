import { html } from 'hono/html';
import type { Programme } from '../../functions/domain/programme.ts';
import { localDate, spoken } from '../../functions/domain/time.ts';
import type { Clock } from './clock.ts';
import { nextEvent } from './next-event.ts';

/** Where a page begins: after its link past everything, which has to come first. */
const START = /<body[^>]*>(\s*<a [^>]*class="govuk-skip-link"[^>]*>[^<]*<\/a>)?/;

/** The strip above every page of a laptop host: the clock, the mailbox, and who one is. */
export function withBar(
  page: string,
  host: { clock: Clock; programme: Programme },
  /** `back`: where one is again after moving the clock; `who`: the name of whoever signed in. */
  seen: { back: string; who?: unknown },
): string {
  const bar = String(barOf(host, seen));
  return page
    .replace('</head>', '<link rel="stylesheet" href="/_local/bar.css"></head>')
    .replace(START, (start) => `${start}${bar}`);
}

function barOf(
  { clock, programme }: { clock: Clock; programme: Programme },
  { back, who }: { back: string; who?: unknown },
) {
  const now = clock.now();
  const next = nextEvent(programme, now);
  const button = (move: string, label: string) =>
    html`<form method="post" action="/_local/clock"><input type="hidden" name="move" value="${move}"><input type="hidden" name="back" value="${back}"><button>${label}</button></form>`;
  return html`<aside class="local-bar" aria-label="Laptop tools"><p>It is <strong>${spoken(now, programme.timeZone)}</strong>. ${next ? html`Next event: ${next.name}, ${spoken(next.due, programme.timeZone)}.` : 'There is no further event.'}</p>
<div>${button('event', 'Next event')}${button('day', 'A day on')}<form method="post" action="/_local/clock"><input type="hidden" name="move" value="date"><input type="hidden" name="back" value="${back}"><label for="local-to">Move to</label><input id="local-to" type="date" name="to" min="${localDate(now, programme.timeZone)}" required><button>Go</button></form></div>
<nav aria-label="Laptop pages"><a href="/">Apply</a><a href="/panel">Panel</a><a href="/admin">Delivery team</a><a href="/operator">Operators</a><a href="/_local/mail">Mailbox</a><a href="/account">${who ? `Signed in as ${who} (sign out)` : 'Sign in'}</a></nav></aside>`;
}

/** The strip's own stylesheet. */
export const BAR_STYLE = `
.local-bar{background:#fff6d6;border-bottom:2px solid #594d00;color:#0b0c0c;font:1rem/1.4 Arial,sans-serif;padding:.5rem 15px}
.local-bar>*{max-width:960px;margin:0 auto}
.local-bar p{margin:0 auto .4rem}.local-bar div,.local-bar nav{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
.local-bar form{display:flex;gap:.4rem;align-items:center;margin:0;flex-wrap:nowrap}
.local-bar label{margin:0;font-weight:normal;flex:none;color:inherit;font-size:1rem}
.local-bar button{margin:0;padding:.3rem .7rem;min-height:2rem;display:inline-block;border:0;border-radius:0;cursor:pointer;font-size:1rem;background:#594d00;color:#fff}
.local-bar input{display:inline-block;width:auto;padding:.2rem;min-height:2rem;border:1px solid #594d00;border-radius:0;background:#fff;color:#0b0c0c}
.local-bar nav{margin-top:.2rem;padding:0;justify-content:flex-start}
.local-bar a{color:#594d00;padding:.25rem 0}
@media (min-width:40.0625em){.local-bar{padding:.5rem 30px}}
@media print{.local-bar{display:none}}
`;
