import { seeded } from '../../lib/local/season/random.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';
import type { Campaign, CampaignOptions, Findings } from './campaign.ts';
import { ADDRESSES, hostileText } from './mail-injection/corpus.ts';
import { aTrial, type Trial, written } from './mail-injection/letters.ts';
import { type Reading, read } from './mail-injection/reading.ts';

/**
 * Puts texts that were made to break out into every field of every mail that somebody types, and reads
 * the mails back as mail programs do: headers, recipients, elements, links, lines and calendar entries
 * must be those of the same mail with tame words. The mutant writes the texts into a finished mail as
 * they are, as if nothing had quoted them.
 */
export const campaign: Campaign = {
  what: 'What people type makes no header, recipient, markup, link or calendar entry of any mail.',
  trials: 4000,
  run,
};

async function run({ seed, trials, mutant, say }: CampaignOptions): Promise<Findings> {
  const random = seeded(seed);
  const programmes = [theProgramme(), harbour()];
  const failures = new Map<string, number>();
  let texts = 0;
  let longestMs = 0;
  for (let at = 0; at < trials; at += 1) {
    const trial = aTrial(random, programmes, () => hostileText(random), random.pick(ADDRESSES));
    texts += Object.keys(trial.typed).length;
    const begun = performance.now();
    for (const broken of await brokenIn(trial, mutant)) {
      failures.set(broken, (failures.get(broken) ?? 0) + 1);
    }
    longestMs = Math.max(longestMs, performance.now() - begun);
    if ((at + 1) % 1000 === 0) say(`${at + 1} mails`);
  }
  return {
    trials,
    failures: [...failures].map(([broken, times]) => `${broken} (${times} times)`),
    figures: { texts, longestMs: Math.round(longestMs) },
  };
}

/** What of a mail's reading is not as with tame words. */
async function brokenIn(trial: Trial, mutant: boolean): Promise<string[]> {
  const tame = await read(written(trial, tameTexts(trial)));
  const name = `${trial.mail.kind} ${trial.mail.audience ?? ''}`.trim();
  try {
    const hostile = mutant ? unguarded(trial) : written(trial, trial.typed);
    const found = await read(hostile);
    const [address] = found.recipients;
    const wrong = Object.keys(tame).filter((what) => differs(what as keyof Reading, tame, found));
    if (address !== trial.context.entry.to.email) wrong.push('address');
    return wrong.map((what) => `${name}: ${what} changed by what was typed`);
  } catch (error) {
    return [`${name}: could not be read back, ${error instanceof Error ? error.name : 'Unknown'}`];
  }
}

function differs(what: keyof Reading, tame: Reading, found: Reading): boolean {
  return JSON.stringify(tame[what]) !== JSON.stringify(found[what]);
}

/** Words without any meaning to a mail program; each field has its own. */
function tameTexts({ typed }: Trial): Record<string, string> {
  return Object.fromEntries(Object.keys(typed).map((field, at) => [field, `Tameword${at}`]));
}

/** The guard taken away: the mail is finished with tame words, and these are then replaced. */
function unguarded(trial: Trial): Buffer {
  const tame = tameTexts(trial);
  let text = String(written(trial, tame));
  for (const [field, word] of Object.entries(tame)) {
    text = text.replaceAll(word, () => trial.typed[field] ?? '');
  }
  return Buffer.from(text);
}
