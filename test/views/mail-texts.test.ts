import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailKind } from '../../functions/domain/mail-kinds.ts';
import type { LedgerEntry } from '../../functions/domain/mails.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { type RenderedMail, renderMail, TEXTS } from '../../functions/views/mails/render-mail.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

const KINDS = Object.keys(TEXTS) as MailKind[];
const QI4ALL = theProgramme();
const HARBOUR = harbour();
const LINK = 'https://academy.example/link/0123456789abcdef';

/** A mail of that kind with every fact that any text asks for. */
function entryOf(
  kind: MailKind,
  programme: Programme,
  over: { name?: string; facts?: Record<string, string> } = {},
): LedgerEntry {
  return {
    id: 'mail-1',
    kind,
    occasion: 'occasion/1',
    to: { email: 'ada@team.example', name: over.name ?? 'Ada Brown' },
    facts: {
      reference: '7KMX-42QX',
      teamName: 'Kelham Listeners',
      feedback: 'Say who asked for it.',
      coachName: 'Cy Green',
      expiresAt: '2024-11-01T17:00:00.000Z',
      due: '2024-11-04T09:00:00.000Z',
      milestoneId: programme.milestones[0]?.id ?? '',
      about: 'interview',
      ...over.facts,
    },
    recordedAt: '2024-10-07T08:00:00.000Z',
    sendAt: '2024-10-07T08:00:00.000Z',
    status: 'due',
    attempts: 0,
  };
}

function render(
  kind: MailKind,
  over: Parameters<typeof entryOf>[2] = {},
  programme = QI4ALL,
): RenderedMail {
  return renderMail({ entry: entryOf(kind, programme, over), programme }, LINK);
}

/** The kinds of mail that a programme sends: one without coaching or progress has none about them. */
function kindsOf(programme: Programme): MailKind[] {
  const { coaching, progress } = programme;
  const never = [...(coaching ? [] : ['coaching']), ...(progress ? [] : ['progress'])];
  return KINDS.filter((kind) => !never.includes(kind));
}

describe('texts', () => {
  it.each(
    [QI4ALL, HARBOUR].flatMap((programme) =>
      kindsOf(programme).map((kind) => [kind, programme.id, programme] as const),
    ),
  )('%s of %s has a short subject, a greeting, words and who to ask', (kind, _, programme) => {
    for (const milestone of programme.milestones) {
      const mail = render(kind, { facts: { milestoneId: milestone.id } }, programme);
      expect(mail.subject.length, mail.subject).toBeLessThanOrEqual(60);
      expect(mail.subject).not.toBe('');
      expect(mail.text).toMatch(/^Dear Ada Brown,\n\n./);
      expect(mail.text).toContain(programme.organiser.email);
      expect(`${mail.subject}${mail.text}`).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it.each(KINDS)('%s says the same in its HTML as in its text', (kind) => {
    const { text, html } = render(kind);
    const paragraphs = text
      .trim()
      .split('\n\n')
      .map((each) => each.replace(/: https:\/\/academy\.example\S*$/, ''));
    const shown = [...html.matchAll(/<p[^>]*>(.*?)<\/p>/g)].map(([, inner = '']) => plain(inner));
    expect(shown).toEqual(paragraphs);
  });

  it.each(KINDS)('%s has at most one link, and it is the academy’s own', (kind) => {
    const { text, html } = render(kind);
    const anchors = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);
    expect(anchors.length).toBeLessThanOrEqual(1);
    for (const href of anchors) expect([LINK, `${LINK}/panel`, `${LINK}/admin`]).toContain(href);
    expect(text.split(LINK)).toHaveLength(anchors.length + 1);
  });

  it('of chases to staff lead to the page where the work is', () => {
    expect(render('review-chase').text).toContain(`${LINK}/panel`);
    expect(render('decision-chase', { facts: { about: 'interview' } }).text).toContain('/panel');
    expect(render('decision-chase', { facts: { about: 'release' } }).text).toContain('/admin');
    expect(render('decision-escalation').text).toContain(`${LINK}/admin`);
  });

  it.each(KINDS.filter((kind) => !/chase|escalation/.test(kind)))(
    '%s gives a team its reference, and never says “on” before a time of day',
    (kind) => {
      const { text } = render(kind);
      expect(text).toContain('Your reference is 7KMX-42QX.');
      expect(text).not.toMatch(/\bon \d{1,2}(:\d\d)?(am|pm)/);
    },
  );

  it('of a reminder is about a draft only where it is the deadline that comes near', () => {
    const remind = (milestoneId: string) =>
      render('reminder', { facts: { milestoneId } }, HARBOUR).text;
    expect(remind('applications-close')).toContain('Your draft is saved');
    expect(remind('learning-day')).not.toContain('draft');
    expect(remind('learning-day')).toContain('Learning day at the waterfront');
  });
});

/** Texts that people could type to make a mail say or do something else. */
const HOSTILE = [
  'Eve\r\nBcc: everyone@team.example',
  'Eve\n\nYOUR PLACE IS LOST\n\nCall us',
  'Eve\u2028Heading\u2029',
  '</p><h1>Urgent</h1><a href="https://evil.example">Answer here</a><p>',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &amp;',
  '\u202eelif\u0000\u0007',
  '<!-- -->',
];

describe('what a person typed', () => {
  const everywhere = (text: string) => ({
    name: text,
    facts: { teamName: text, feedback: text, coachName: text, reference: text },
  });

  it.each(KINDS)('makes no markup, heading, header or line of its own in %s', (kind) => {
    const tame = shapeOf(render(kind));
    for (const text of HOSTILE) expect(shapeOf(render(kind, everywhere(text))), text).toEqual(tame);
  });

  it('does not whatever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
        (kind, noise) => {
          const typed = `a${noise}`;
          expect(shapeOf(render(kind, everywhere(typed)))).toEqual(shapeOf(render(kind)));
        },
      ),
    );
  });

  it('never reaches the subject', () => {
    for (const kind of KINDS) {
      const { subject } = render(kind, {
        name: 'CANARY',
        facts: { teamName: 'CANARY', feedback: 'CANARY' },
      });
      expect(subject, kind).not.toContain('CANARY');
    }
  });
});

/** All of a mail but its words: its tags in order, its lines, and that the subject is one. */
function shapeOf({ subject, text, html }: RenderedMail) {
  return {
    tags: html.match(/<[^>]*>/g),
    entitiesOnly: /[<>]/.test(html.replace(/<[^>]*>/g, '')),
    lines: text.split(/[\n\r\u2028\u2029]/).length,
    htmlLines: html.split(/[\n\r\u2028\u2029]/).length,
    subjectLines: subject.split(/[\n\r\u2028\u2029]/).length,
    control: /[\p{Cc}\p{Cf}]/u.test(text.replaceAll('\n', '') + subject),
  };
}

function plain(html: string): string {
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (each) => entities[each as keyof typeof entities]);
}
