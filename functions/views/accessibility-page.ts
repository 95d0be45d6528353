import { html } from 'hono/html';
import { type Academy, type Html, layout } from './layout.ts';

/** The accessibility statement: what works, what does not, whom to tell. */
export function accessibilityPage(academy: Academy): string {
  const title = 'Accessibility';
  return layout({
    title,
    academy,
    content: html`<h1>${title}</h1>
<p>We want as many people as possible to be able to use this site, whatever they use it with.</p>
<h2>What you can do here</h2>
<ul><li>use every page with a keyboard alone</li>
<li>use every page with a screen reader</li>
<li>enlarge a page to four times its size without scrolling sideways to read it</li>
<li>use every page on a phone, and with JavaScript turned off</li>
<li>stop whenever you like: no page runs out of time, and your draft stays saved</li></ul>
<h2>How accessible it is</h2>
<p>The site is built to meet the Web Content Accessibility Guidelines, version 2.2, at level AA. Its pages are checked by a program in a real browser, on a small and on a large screen, before each release. A program finds only some problems, and the site has not been tested by an independent body yet.</p>
<h2>What is not as good as it should be</h2>
<ul><li>Wide tables on the pages of the panel and of the delivery team scroll sideways inside their own frame on a phone.</li>
<li>With JavaScript turned off, the number of words left is not counted while you type. The limit stands below the box, and we tell you when you save.</li></ul>
${tellUs(academy)}`,
  });
}

function tellUs({ organiser: { name, email, phone } }: Academy): Html {
  return html`<h2>If something is in your way</h2>
<p>Write to the ${name} at <a href="mailto:${email}">${email}</a>${phone ? html`, or call ${phone}` : ''}. Tell us which page it is and what you use it with.</p>
<p>You can also apply in another way, for example by telephone or on paper. Ask us, and we do it with you.</p>
<p>If you are not happy with our answer, the <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a> can help you.</p>`;
}
