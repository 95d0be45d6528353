import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAILS, type Mail } from '../../functions/views/mails/catalogue.ts';
import { bullets, md, plain, quotation, readBoth } from '../../functions/views/mails/markdown.ts';
import { asTyped } from '../../functions/views/mails/quoting.ts';
import { type RenderedMail, renderMail } from '../../functions/views/mails/render-mail.ts';
import { exampleOf } from '../../lib/mails/example.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { elementsOf } from './fixtures/mail-html.ts';
import { TYPED } from './fixtures/typed-facts.ts';

const PROGRAMME = theProgramme();

describe('the subset of Markdown', () => {
  const both = readBoth(md`
    A line that
    goes on.

    ## A heading

    - one
    - two

    1. first
    2. second

    ${quotation('As they said.\n\nAnd more.')}
  `);

  it('is read as text that needs no marks to be understood', () => {
    expect(both.text).toBe(
      'A line that goes on.\n\nA heading\n\n- one\n- two\n\n1. first\n2. second\n\n> As they said.\n>\n> And more.',
    );
  });

  it('is read as HTML of the same elements', () => {
    expect(both.html.match(/<[a-z0-9]+/g)).toEqual(
      ['p', 'h2', 'ul', 'li', 'li', 'ol', 'li', 'li', 'blockquote', 'p', 'p'].map(
        (tag) => `<${tag}`,
      ),
    );
  });

  it('knows no link, emphasis, picture, code or HTML', () => {
    const source =
      '[a](https://b.example) **b** _c_ `d` ![e](f) <b>g</b> https://h.example <https://i.example>';
    const { text, html } = readBoth({ source });
    expect(text).toBe(source);
    expect(html).not.toMatch(/<(?!\/?p)/);
  });

  it('shows the programme’s own words as they are', () => {
    const { text } = readBoth(
      md`${plain('At St. Mary’s (1. floor), *ring*; see www.qi4all.example')}`,
    );
    expect(text).toBe('At St. Mary’s (1. floor), *ring*; see www.qi4all.example');
  });

  it('makes one item of one, whatever is in it', () => {
    expect(readBoth(bullets([md`${'a\n- b'}`, md`c`])).text).toBe('- a - b\n- c');
  });
});

describe('what a person typed', () => {
  it.each([
    ['evil.example', 'evil. example'],
    ['www.evil.example/path?x=1', 'www. evil. example/path?x=1'],
    ['https://evil.example', 'https: / /evil. example'],
    ['//evil.example', '/ /evil. example'],
    ['\\\\server\\share', '\\ \\server\\share'],
    ['mailto:eve@evil.example', 'mailto: eve@ evil. example'],
    ['javascript:alert(1)', 'javascript: alert(1)'],
    ['bücher.example', 'bücher. example'],
    ['例え。テスト', '例え。 テスト'],
    ['evil．example', 'evil． example'],
    ['evil\u2024example', 'evil\u2024 example'],
    ['evil.\u200bexample', 'evil. example'],
    ['evil\u00ad.exam\u2060ple', 'evil. example'],
    ['xn--80ak6aa92e.com', 'xn--80ak6aa92e. com'],
    ['We rate it 3.5, e.g. at 10:30', 'We rate it 3.5, e.g. at 10:30'],
    ['St. Mary’s', 'St. Mary’s'],
    ['Dr. Green: listening', 'Dr. Green: listening'],
    ['Mind & Body', 'Mind & Body'],
    ['a\r\n\u2028\u0085b', 'a b'],
    ['\u202eevil\u202c', 'evil'],
  ])('“%s” is shown as “%s”', (typed, shown) => {
    expect(asTyped(typed)).toBe(shown);
  });

  // fc.webUrl() takes a second to learn every character that its paths may hold; these hold any.
  const addresses = fc
    .tuple(fc.constantFrom('http', 'https'), fc.domain(), fc.string({ unit: 'grapheme' }))
    .map(([scheme, host, path]) => `${scheme}://${host}/${path}`);

  it('is never an address, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        addresses,
        fc.emailAddress(),
        (noise, url, email) => {
          const shown = asTyped(`${noise}${url} ${email}${noise}`);
          expect(shown).not.toMatch(/[a-z]:\/\/|\w@\w|[\p{L}\p{N}]\.\p{L}{2}/u);
        },
      ),
    );
  });
});

/** Texts that people could type to make a mail say or do something else. */
const HOSTILE = [
  'Eve\r\nBcc: everyone@team.example',
  'Eve\n\n# YOUR PLACE IS LOST\n\nCall us',
  'Eve\u2028Heading\u2029===',
  '</p><h1>Urgent</h1><a href="https://evil.example">Answer here</a><p>',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &amp; &#60;',
  '[here](https://evil.example) <https://evil.example> ![x](y)',
  '- one\n- two\n1. three\n> four\n```\nfive',
  '**bold** _it_ `code` ~~no~~ \\* \\',
  '    four spaces',
  '\u202eelif\u0000\u0007',
  '<!-- -->',
  '---',
  '|a|b|\n|-|-|',
];

describe('in every mail, what a person typed', () => {
  it.each(HOSTILE)('makes no element, line or subject of its own: %j', (text) => {
    for (const mail of MAILS) {
      const tame = shapeOf(render(mail, 'Tame words'));
      expect(shapeOf(render(mail, text)), `${mail.kind} ${mail.audience}`).toEqual(tame);
    }
  });

  it('does not whatever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MAILS),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
        (mail, noise) => {
          const single = noise.replace(/[\r\n\u0085\u2028\u2029]/g, ' ');
          expect(shapeOf(render(mail, `a${single}`))).toEqual(shapeOf(render(mail, 'a')));
        },
      ),
    );
  });
});

/** A mail whose every typed fact is that text; of feedback, which has paragraphs, its first. */
function render(mail: Mail, typed: string): RenderedMail {
  const { entry, programme } = exampleOf(mail, PROGRAMME);
  const facts = { ...entry.facts };
  for (const name of TYPED) if (facts[name]) facts[name] = typed;
  if (facts['feedback']) facts['feedback'] = typed.replace(/[\r\n\u0085\u2028\u2029]+/gu, ' ');
  if (facts['questions']) facts['questions'] = typed.replace(/[\r\n\u0085\u2028\u2029]+/gu, ' ');
  return renderMail(
    { entry: { ...entry, to: { ...entry.to, name: typed }, facts }, programme },
    'https://academy.example',
  );
}

/** All of a mail but its words. */
function shapeOf({ subject, text, html, calendar }: RenderedMail) {
  return {
    elements: elementsOf(html).map(({ tagName, attrs }) => [tagName, attrs]),
    lines: text.split(/[\n\r\u0085\u2028\u2029]/u).length,
    marks: text.match(/^(> ?|- |\d+\. )/gm),
    subject,
    control: /[\p{Cc}\p{Cf}]/u.test(text.replaceAll('\n', '') + subject),
    properties: calendar?.content.replaceAll(/\r\n /g, '').match(/^[A-Z-]+/gm),
  };
}
