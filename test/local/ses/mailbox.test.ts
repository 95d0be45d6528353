import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mailbox, type NewMail, openMailbox } from '../../../lib/local/ses/mailbox.ts';

let folder: string;
let mailbox: Mailbox;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailbox-'));
  mailbox = openMailbox(':memory:');
});

afterEach(() => {
  mailbox.close();
  rmSync(folder, { recursive: true });
});

function mail(messageId: string, changes: Partial<NewMail> = {}): NewMail {
  return {
    messageId,
    sentAt: '2024-09-23T08:00:00.000Z',
    source: 'academy@example.org',
    destinations: ['ann@example.org'],
    raw: 'Subject: Hello\r\n\r\nHello',
    tags: { kind: 'offer' },
    ...changes,
  };
}

const idsOf = (mails: { messageId: string }[]) => mails.map(({ messageId }) => messageId);

test('gives back what it was given, the message as bytes', () => {
  const bytes = Buffer.from([0xff, 0x00, 0x0a]);
  const sent = mail('one', { raw: bytes, configurationSet: 'events', suppressed: ['bo@x.org'] });
  mailbox.add(sent);
  expect(mailbox.get('one')).toEqual({ ...sent, raw: new Uint8Array(bytes) });
  expect(mailbox.get('two')).toBeUndefined();
});

test('lists the newest first, page by page', () => {
  for (const id of ['a', 'b', 'c', 'd']) mailbox.add(mail(id));
  expect(idsOf(mailbox.list({ limit: 2 }))).toEqual(['d', 'c']);
  expect(idsOf(mailbox.list({ limit: 2, after: 'c' }))).toEqual(['b', 'a']);
  expect(mailbox.list({ limit: 2, after: 'a' })).toEqual([]);
  expect(mailbox.list({ limit: 2, after: 'unknown' })).toEqual([]);
  expect(idsOf(mailbox.all())).toEqual(['a', 'b', 'c', 'd']);
  expect(mailbox.count()).toBe(4);
});

test('finds the mails of one recipient, in whatever case the address is written', () => {
  mailbox.add(mail('a', { destinations: ['ann@example.org', 'Bo@Example.org'] }));
  mailbox.add(mail('b', { destinations: ['joann@example.org'] }));
  expect(idsOf(mailbox.list({ limit: 9, to: 'bo@example.org' }))).toEqual(['a']);
  expect(idsOf(mailbox.list({ limit: 9, to: 'ann' }))).toEqual(['a']);
  expect(mailbox.list({ limit: 9, to: '%' })).toEqual([]);
});

test('counts recipients, not mails, after an instant', () => {
  mailbox.add(mail('a', { sentAt: '2024-09-23T08:00:00.000Z' }));
  mailbox.add(mail('b', { sentAt: '2024-09-23T08:00:01.000Z', destinations: ['a@x.y', 'b@x.y'] }));
  expect(mailbox.recipientsAfter('2024-09-23T08:00:00.000Z')).toBe(2);
  expect(mailbox.recipientsAfter('2024-09-22T08:00:00.000Z')).toBe(3);
  expect(mailbox.recipientsAfter('2024-09-24T08:00:00.000Z')).toBe(0);
});

test('refuses a second mail of the same id', () => {
  mailbox.add(mail('a'));
  expect(() => mailbox.add(mail('a'))).toThrow(/UNIQUE/);
});

test('has lost nothing that it accepted when its process is killed', async () => {
  const path = join(folder, 'mail.db');
  const script = join(import.meta.dirname, '../fixtures/mail-writer.ts');
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let accepted = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    accepted = Number(line);
    if (accepted === 500) child.kill('SIGKILL');
  }
  if (child.signalCode === null) await once(child, 'exit');
  const reopened = openMailbox(path);
  expect(reopened.count()).toBeGreaterThanOrEqual(accepted);
  expect(accepted).toBeGreaterThanOrEqual(500);
  reopened.close();
});

test('takes a burst of a thousand mails without making anybody wait', () => {
  const onDisk = openMailbox(join(folder, 'mail.db'));
  const before = performance.now();
  for (let n = 0; n < 1_000; n += 1) onDisk.add(mail(`mail-${n}`, { raw: 'x'.repeat(3_000) }));
  const each = (performance.now() - before) / 1_000;
  onDisk.close();
  // About 0.05 ms on a machine that does nothing else; one that runs tests does.
  expect(each).toBeLessThan(1);
});
