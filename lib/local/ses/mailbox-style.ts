/** The mailbox's one stylesheet, served as a file so that a page needs no inline style of its own. */
export const MAILBOX_STYLE = `
:root { color-scheme: light dark; --line: #8885; --quiet: light-dark(#5a5f66, #a3a9b1);
  --chip: light-dark(#e3eefb, #1d3a5c); --link: light-dark(#0b57a4, #8ec1ff); }
* { box-sizing: border-box; }
details { margin-top: 1.75rem; }
summary { cursor: pointer; padding: .5rem 0; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
a { color: var(--link); }
h1 { font-size: 1.4rem; line-height: 1.25; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin-bottom: 1rem; }
form label { flex: 1 1 14rem; color: var(--quiet); font-size: .875rem; }
input { display: block; width: 100%; }
input, button { font: inherit; min-height: 2.75rem; padding: .25rem .75rem;
  border: 1px solid var(--line); border-radius: .375rem; }
button { cursor: pointer; }
.mails { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.mails li { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .6rem 0;
  border-bottom: 1px solid var(--line); align-items: baseline; }
.mails li > * { min-width: 0; overflow-wrap: anywhere; }
.subject, .to { grid-column: 1 / -1; }
.subject { font-weight: 600; padding: .15rem 0; }
.chip { background: var(--chip); border-radius: 1rem; padding: 0 .6rem; font-size: .875rem;
  justify-self: end; }
.quiet, time { color: var(--quiet); font-size: .875rem; font-weight: 400; }
@media (min-width: 48rem) {
  .mails li { grid-template-columns: 11.5rem 20rem 1fr auto; }
  .mails time { grid-column: 1; grid-row: 1; }
  .to { grid-column: 2; grid-row: 1; }
  .subject { grid-column: 3; grid-row: 1; }
  .chip { grid-column: 4; grid-row: 1; }
}
.files { padding-left: 1.25rem; }
.files a { display: inline-block; padding: .5rem 0; overflow-wrap: anywhere; }
nav { display: flex; justify-content: space-between; padding: .75rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: 1rem;
  border: 1px solid var(--line); border-radius: .375rem; font: inherit; }
iframe { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: .375rem;
  background: #fff; color-scheme: light; }
`;
