import fc from 'fast-check';
import { type AddressObject, simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeMail, type Letter, treeOf } from '../../functions/adapters/compose-mail.ts';

const LETTER: Letter = {
  to: { email: 'ada@team.example', name: 'Ada Brown' },
  subject: 'Your interview is booked',
  text: 'Dear Ada Brown,\n\nCome – please.\n',
  html: '<p>Dear Ada Brown,</p><p>Come – please.</p>',
  headers: { 'Reply-To': 'academy@qi4all.example', 'Message-ID': '<abc@qi4all.example>' },
};
const CALENDAR = { method: 'REQUEST' as const, content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };

const FROM = 'Academy <academy@qi4all.example>';
const compose = (over: Partial<Letter> = {}) => composeMail(FROM, { ...LETTER, ...over });
const read = async (over: Partial<Letter> = {}) => simpleParser(await compose(over));

describe('a mail as it travels', () => {
  it('says who writes, to whom, and that a machine sent it', async () => {
    const { from, to, subject, replyTo, messageId, headers } = await read();
    expect(from?.text).toBe('"Academy" <academy@qi4all.example>');
    expect((to as AddressObject).value).toEqual([
      { address: 'ada@team.example', name: 'Ada Brown' },
    ]);
    expect(subject).toBe(LETTER.subject);
    expect(replyTo?.value[0]?.address).toBe('academy@qi4all.example');
    expect(messageId).toBe('<abc@qi4all.example>');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('has its text first, and the same as HTML', async () => {
    const raw = String(await compose());
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
    const { text, html } = await read();
    expect(text).toBe(LETTER.text);
    expect(html).toBe(LETTER.html);
  });

  it('has its calendar part last of the alternatives, with its method, and once more as a file', async () => {
    const raw = String(await compose({ calendar: CALENDAR }));
    expect(raw.match(/^Content-Type: \S+/gm)).toEqual(
      [
        'multipart/mixed;',
        'multipart/alternative;',
        'text/plain;',
        'text/html;',
        'text/calendar;',
        'application/ics;',
      ].map((type) => `Content-Type: ${type}`),
    );
    expect(raw).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/);
    const { attachments } = await read({ calendar: CALENDAR });
    expect(attachments.map(({ content }) => String(content).replaceAll('\r\n', '\n'))).toEqual([
      'BEGIN:VCALENDAR\nEND:VCALENDAR\n',
      'BEGIN:VCALENDAR\nEND:VCALENDAR\n',
    ]);
    expect(attachments[1]?.filename).toBe('invite.ics');
  });

  it.each([
    ['a line of its own', 'Ada\r\nBcc: eve@evil.example'],
    ['a second address', 'Ada, Eve <eve@evil.example>'],
    ['the end of its quotation', 'Ada" <eve@evil.example>, "'],
    ['a separator of lines', 'Ada\u2028Bcc: eve@evil.example\u0085\u0000'],
    ['letters of all kinds', 'Ánn Ó Súilleabháin 李'],
    ['more than a line holds', 'Ada '.repeat(60)],
  ])('has one recipient and the same headers where a name is %s', async (_, name) => {
    const usual = [...(await read()).headers.keys()];
    const { to, headers, cc, bcc } = await read({ to: { email: 'ada@team.example', name } });
    expect((to as AddressObject).value.map(({ address }) => address)).toEqual(['ada@team.example']);
    expect([cc, bcc]).toEqual([undefined, undefined]);
    expect([...headers.keys()]).toEqual(usual);
  });

  it('is what the library that arranges it would write, whatever is in it', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\t\n',
        ' ',
        '.',
        '=',
        'From ',
        'x'.repeat(99),
        '– ä '.repeat(30),
      ),
    );
    const text = fc.array(piece).map((pieces) => `${pieces.join('')}\n`);
    const letter = fc.record(
      {
        text,
        html: text,
        calendar: fc.record({ method: fc.constantFrom('REQUEST', 'CANCEL'), content: text }),
      },
      { requiredKeys: ['text', 'html'] },
    );
    // Boundaries are new each time, and of one length.
    const comparable = (raw: Buffer) =>
      String(raw)
        .replace(/_NmP-[0-9a-f]+/g, 'NEW')
        .replace(/^Date: .*/m, 'Date: now');
    await fc.assert(
      fc.asyncProperty(letter, async (over) => {
        const built = await treeOf(FROM, { ...LETTER, ...over }).build();
        expect(comparable(compose(over))).toBe(comparable(built));
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 50) },
    );
  });
});
