import pMap from 'p-map';
import { fingerprint, keys } from '../../functions/adapters/keys.ts';
import { transact } from '../../functions/adapters/table.ts';
import { AuditEntry } from '../../functions/domain/audit-chain.ts';
import { isInPart, partsFor } from '../../functions/domain/export-parts.ts';
import { LedgerEntry } from '../../functions/domain/mails.ts';
import { DAY, plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import { seeded } from '../../lib/local/season/random.ts';
import { openAcademy } from '../fixtures/host.ts';
import { anIntakeOf } from './intake.ts';

// node test/bench/files.ts prints, as JSON, how long the longest part of each of the delivery team's files takes
// over HTTP with 2,000 applications, and how large it is in a function's answer. Teams wrote all they may,
// and each application of that part has as many entries and mails as the longest of a season.
// `npm run bench` runs it.

const SIZE = 2000;
const ENTRIES = 21;
const MAILS = 31;

const academy = await openAcademy();
const { programme } = academy;
const closed = closesAt(programme);
await academy.pump.moveTo(plus(closed, DAY));
const ids = await anIntakeOf(SIZE, programme, seeded(1), { wordy: true, listed: false });
const of = partsFor(SIZE);
const parts = Array.from({ length: of }, (_, index) => {
  const part = { number: index + 1, of };
  return { ...part, ids: ids.filter((id) => isInPart(fingerprint(id), part)) };
});
const [longest = { number: 0, ids: [] }] = parts.toSorted((a, b) => b.ids.length - a.ids.length);
await pMap(longest.ids, (id) => transact(historyOf(id)), { concurrency: 8 });

const [admin] = academy.admins;
const files: { file: string; ms: number; bytes: number }[] = [];
for (const file of ['applications.csv', 'members.csv', 'decisions.csv', 'decisions.json']) {
  const start = performance.now();
  const address = `/admin/report/${file}?part=${longest.number}&of=${of}`;
  const { status, text } = await admin.browser.page(address);
  if (status !== 200) throw new Error(`${file}: ${text.slice(0, 2000)}`);
  const ms = Math.round(performance.now() - start);
  files.push({ file, ms, bytes: Buffer.byteLength(JSON.stringify(text)) });
}
console.log(
  JSON.stringify({
    slowestMs: Math.max(...files.map(({ ms }) => ms)),
    largestBytes: Math.max(...files.map(({ bytes }) => bytes)),
    ...{ parts: of, applications: longest.ids.length, files },
  }),
);
await academy.stop();

/** Acts with reasons, and mails that arrived, from a day after the closing on, an hour apart. */
function historyOf(id: string) {
  const at = (number: number) => plus(closed, DAY + number * (DAY / 24));
  const acts = Array.from({ length: ENTRIES }, (_, number) => {
    const entry = AuditEntry.parse({
      ...{ at: at(number), by: { id: 'ada', name: 'Ada Lovelace-Okafor', role: 'admin' } },
      ...{ what: 'score-again', n: number + 1, hash: fingerprint(id).repeat(2) },
      details: {
        reason: 'The panel thought well of it, and would like to see it measured. '.repeat(2),
      },
    });
    return { put: { ...keys.audit(id, entry.at, `e${number}`), ...entry } };
  });
  const mails = Array.from({ length: MAILS }, (_, number) => {
    const mail = LedgerEntry.parse({
      ...{ id: `m${number}`, kind: 'coaching', occasion: `session/${number}` },
      ...{ to: { email: `ada.${number}@team.example`, name: 'Ada Lovelace-Okafor' }, facts: {} },
      ...{ recordedAt: at(number), sendAt: at(number), sentAt: at(number), status: 'sent' },
      ...{ attempts: 1, delivery: { state: 'delivered', at: at(number) } },
    });
    return { put: { ...keys.mail(keys.application(id).pk, mail.id), ...mail } };
  });
  return [...acts, ...mails];
}
