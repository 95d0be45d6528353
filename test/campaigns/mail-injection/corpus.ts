import { oneLine } from '../../../functions/domain/one-line.ts';
import type { Random } from '../../../lib/local/season/random.ts';

/** Texts that were made to break out of where they stand, by what they aim at. */
const CORPUS: Record<string, string[]> = {
  headers: [
    'Eve\r\nBcc: eve@evil.example',
    'Eve\nTo: eve@evil.example\n\nBody',
    'Eve\rSubject: Lost',
    'Eve\r\n\r\n<b>Body</b>',
    'Eve\u0000Bcc: eve@evil.example',
    'Eve\u000b\u000c\u001b[31m',
    'Eve\u0085Bcc: eve@evil.example',
    'Eve\u2028Bcc: eve@evil.example\u2029',
    'Eve%0d%0aBcc: eve@evil.example',
    'Eve\\r\\nBcc: eve@evil.example',
    '=?utf-8?q?Eve=0D=0ABcc=3A_eve=40evil.example?=',
    'Eve" <eve@evil.example>, "Ada',
    'Eve, eve@evil.example',
    'Group: eve@evil.example, mal@evil.example;',
    '(comment) Eve <eve@evil.example>',
    'Eve\ud800',
    '嘊Bcc: eve@evil.example',
  ],
  long: [
    'W'.repeat(3000),
    'word '.repeat(500),
    '𝕎'.repeat(600),
    'Ω '.repeat(800),
    `${'a'.repeat(997)}\r\nBcc: eve@evil.example`,
  ],
  addresses: [
    'evil.example',
    'www.evil.example',
    'https://evil.example/a?b=c#d',
    'HTTP://EVIL.EXAMPLE',
    'evil.co.uk/login',
    'eve@evil.example',
    'mailto:eve@evil.example',
    'ftp://evil.example javascript:alert(1) data:text/html,x tel:+441140000000',
    '//evil.example/x',
    '\\\\evil\\share',
    'bücher.example',
    'xn--bcher-kva.example',
    '例え。テスト',
    'evil．example',
    'evil\u2024example',
    'evil.\u200bexample',
    'e\u00advil.example',
    'evil.exa\u034fmple',
    'http:\u2060//evil.example',
    'http://1.2.3.4/a http://[::1]/ http://0x7f000001',
    'evil.com.',
    '(evil.com)',
    'a.b.c.d.evil.museum',
    'see:evil.io/x',
    'qi4all.example@evil.example',
  ],
  markup: [
    '</p><h1>Urgent</h1><a href="https://evil.example">Answer here</a><p>',
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '</title></head><body onload=alert(1)>',
    '<style>*{display:none}</style>',
    '<!--',
    ']]>',
    '<svg/onload=alert(1)>',
    '&lt;b&gt;&amp;&#60;&#x3c;',
    '<a\nhref=//evil.example>',
    '<base href=//evil.example>',
  ],
  markdown: [
    '# Urgent',
    'Urgent\n======',
    'Urgent\n---',
    '- one\n- two',
    '1. one\n2. two',
    '> quoted',
    '[here](https://evil.example)',
    '<https://evil.example>',
    '[a]: https://evil.example',
    '![x](https://evil.example/x.png)',
    '**bold** __bold__ _it_ *it* ~~no~~ `code`',
    '```\ncode\n```',
    '    indented',
    '|a|b|\n|-|-|',
    '\\# \\* \\',
    'trailing  \nbreak',
    '***',
  ],
  letters: [
    '\u202eevil.example\u202c',
    '\u2067right to left\u2069',
    'שלום evil.example',
    '\ufeffEve',
    'E\u0301\u0301\u0301\u0301ve',
    '👩‍👩‍👧',
    '\u{e0041}\u{e0042}',
    '\u00a0\u3000 Eve \u2009',
  ],
  calendars: [
    'Room\r\nATTENDEE:mailto:eve@evil.example',
    'Room\\nEND:VEVENT\\nBEGIN:VEVENT',
    'Room;X=1:2,3',
    'Room\nEND:VCALENDAR\nMETHOD:CANCEL',
    '";CUTYPE=ROOM:mailto:eve@evil.example',
  ],
};

const ALL = Object.values(CORPUS).flat();

/** A hostile text of which something can be seen; what cannot be seen at all is as if it were not there. */
export function hostileText(random: Random): string {
  const text = anyText(random);
  return oneLine(text) === '' ? `x${text}` : text;
}

/** A text of the corpus, two of them together, or noise around one. */
function anyText(random: Random): string {
  const shape = random.below(4);
  if (shape < 2) return random.pick(ALL);
  if (shape === 2)
    return `${random.pick(ALL)}${random.pick(['', ' ', '\n', '\u200d'])}${random.pick(ALL)}`;
  return `${noise(random)}${random.pick(ALL)}${noise(random)}`;
}

/** Addresses that the academy takes: unusual, but each is one address. */
export const ADDRESSES = [
  'ada@team.example',
  "o'brien@team.example",
  'ada+qi4all@team.example',
  'a.d.a@sub.team.example',
  'ada_brown-2@xn--bcher-kva.example',
  `${'a'.repeat(60)}@${'b'.repeat(50)}.example`,
];

function noise(random: Random): string {
  const length = random.below(8);
  return Array.from({ length }, () => letter(random)).join('');
}

function letter(random: Random): string {
  const [from, to] = random.pick([
    [0, 0x7f],
    [0, 0x24f],
    [0x2000, 0x206f],
    [0x300, 0x36f],
    [0xe000, 0xffff],
    [0x1f300, 0x1f6ff],
  ] as const);
  return String.fromCodePoint(from + random.below(to - from));
}
