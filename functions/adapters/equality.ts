import type { EqualityCounts } from '../domain/equality.ts';
import { keys } from './keys.ts';
import type { Link } from './links.ts';
import { getItem, transact } from './table.ts';

/** Separates question and answer in the name of a count; no id of a question can hold it. */
const BETWEEN = '|';

/**
 * Counts one person's answers, and notes that they have answered, never what: no item holds a single form,
 * and nothing that is kept tells when it was given. A second time changes nothing and answers `false`.
 */
export async function countEquality(
  programmeId: string,
  { applicationId, memberId }: Link,
  answers: Record<string, string>,
): Promise<boolean> {
  const given = Object.entries(answers);
  const failed = await transact([
    {
      put: keys.equalityAnswered(applicationId, memberId),
      condition: 'attribute_not_exists(pk)',
    },
    {
      update: keys.equalityCounts(programmeId),
      set: `ADD ${given.map((_, index) => `#c${index} :one`).join(', ')}`,
      names: Object.fromEntries(
        given.map(([question, answer], index) => [`#c${index}`, `${question}${BETWEEN}${answer}`]),
      ),
      values: { ':one': 1 },
    },
  ]);
  return failed.length === 0;
}

/** Whether a member has answered the equality form. */
export async function hasAnsweredEquality({ applicationId, memberId }: Link): Promise<boolean> {
  return (await getItem(keys.equalityAnswered(applicationId, memberId))) !== undefined;
}

/** How often each answer has been given. Show them only through `shownCounts`. */
export async function loadEqualityCounts(programmeId: string): Promise<EqualityCounts> {
  const item = (await getItem(keys.equalityCounts(programmeId))) ?? {};
  const counts: EqualityCounts = {};
  for (const [name, count] of Object.entries(item)) {
    const [question = '', answer] = name.split(/\|(.*)/s);
    if (answer === undefined) continue;
    counts[question] = { ...counts[question], [answer]: Number(count) };
  }
  return counts;
}
