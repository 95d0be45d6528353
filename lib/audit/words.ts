import type { Programme } from '../../functions/domain/programme.ts';
import { spoken } from '../../functions/domain/time.ts';
import { happened } from '../../functions/views/words.ts';
import type { Problem, Report } from './verify.ts';

/** What verifying came to, in sentences: the problems first. */
export function reportInWords(report: Report, programme: Programme, place: string): string {
  const { applications, entries, before, digest, until, problems } = report;
  const lines = [
    ...problems.map((problem) => problemInWords(problem, programme)),
    `${count(applications, 'application')}, ${count(entries, 'linked entry', 'linked entries')} of history, for ${programme.id} in ${place}.`,
    ...(before > 0
      ? [
          `${count(before, 'more entry', 'more entries')}, written before the chain: nothing proves them.`,
        ]
      : []),
    ...(problems.length === 0 ? ['Nothing was changed, removed, moved or added.'] : []),
    ...(until ? [`Up to ${until} the digest of all is`, digest] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function problemInWords({ is, n, entry, chain }: Problem, { timeZone }: Programme): string {
  const { reference, name } = chain;
  const whose = reference
    ? `application ${reference}`
    : name.startsWith('PROGRAMME#')
      ? 'the programme'
      : `something that is not there any more (${name})`;
  const which = entry
    ? `${n === undefined ? 'an entry' : `entry ${n}`} of ${whose} (${entry.by.name} ${happened(entry.what)}, at ${spoken(entry.at, timeZone)})`
    : `entry ${n} of ${whose}`;
  switch (is) {
    case 'broken':
      return sentence(
        `${which} was changed, or what comes before it was changed, moved or removed.`,
      );
    case 'missing':
      return sentence(`${which} was removed.`);
    case 'twice':
      return sentence(`${which} was added: there is another entry ${n}.`);
    case 'behind-head':
      return sentence(`${which} was added after the end of the history.`);
    case 'unlinked':
      return sentence(`${which} was added: it is not linked to the history.`);
    case 'headless':
      return sentence(`the end of the history of ${whose} was removed.`);
    case 'empty':
      return sentence(`the whole history of ${whose} was removed.`);
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
