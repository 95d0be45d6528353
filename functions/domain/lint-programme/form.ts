import { BANK, isInBank } from '../form/bank.ts';
import { pagesOf, RESERVED_SLUGS, slugOf } from '../form/form.ts';
import type { Question } from '../form/question.ts';
import type { Criterion, Programme } from '../programme.ts';
import { error, type Finding, warning } from './finding.ts';

/** Questions that could not be answered, and scales on which nobody could score. */
export function lintForm(programme: Programme): Finding[] {
  const { questions, rubric, interviews } = programme;
  return [
    ...questions.flatMap((question, index) => incomplete(question, `questions[${index}]`)),
    ...questions.flatMap((question, index) => indiscreet(question, `questions[${index}]`)),
    ...pages(programme),
    ...described(rubric, 'rubric'),
    ...(interviews.rubric ? described(interviews.rubric, 'interviews.rubric') : []),
    ...progress(programme),
  ];
}

function incomplete({ kind, options = [], maxWords }: Question, path: string): Finding[] {
  if (kind === 'choice' && options.length < 2) {
    return [error(`${path}.options`, 'A choice needs something to choose from. List two or more.')];
  }
  if (kind === 'text' && maxWords === undefined) {
    return [error(`${path}.maxWords`, 'A text needs a limit. Say how many words are enough.')];
  }
  return unused(kind, options.length > 0, maxWords !== undefined, path);
}

function unused(kind: Question['kind'], options: boolean, words: boolean, path: string): Finding[] {
  const findings: Finding[] = [];
  if (options && kind !== 'choice') {
    findings.push(
      warning(`${path}.options`, 'Only a choice has options. Remove them, or use "choice".'),
    );
  }
  if (words && kind !== 'text') {
    findings.push(
      warning(`${path}.maxWords`, 'Only a text is counted in words. Remove it, or use "text".'),
    );
  }
  return findings;
}

/** What a question of the bank keeps private stays private, and a mail never quotes what somebody wrote. */
function indiscreet({ id, kind, seenBy, inMail }: Question, path: string): Finding[] {
  const findings: Finding[] = [];
  if (inMail && (kind === 'text' || seenBy !== 'scorers')) {
    findings.push(
      error(`${path}.inMail`, 'A text or a private answer must not stand in a mail. Use false.'),
    );
  }
  const known = isInBank(id) ? BANK[id].seenBy : seenBy;
  if (known !== 'scorers' && seenBy === 'scorers') {
    findings.push(
      error(`${path}.seenBy`, `Scorers must not see this answer. Use "${known}", or leave it out.`),
    );
  }
  return findings;
}

/** Each section is a page with an address of its own. */
function pages(programme: Programme): Finding[] {
  const slugs = pagesOf(programme).map(({ slug }) => slug);
  return programme.questions.flatMap(({ section }, index) => {
    const slug = slugOf(section);
    const twice = slugs.filter((each) => each === slug).length > 1;
    return twice || RESERVED_SLUGS.includes(slug)
      ? [
          error(
            `questions[${index}].section`,
            `The name "${section}" is too much like that of another page. Use another.`,
          ),
        ]
      : [];
  });
}

function described({ lowest, highest, criteria }: Programme['rubric'], path: string): Finding[] {
  return criteria.flatMap((criterion, index) =>
    anchors(criterion, `${path}.criteria[${index}].anchors`, lowest, highest),
  );
}

/** Panel members agree only when the ends and the middle of a scale mean the same to all of them. */
function anchors(criterion: Criterion, path: string, lowest: number, highest: number): Finding[] {
  const given = Object.keys(criterion.anchors);
  const scale = Array.from({ length: highest - lowest + 1 }, (_, index) => String(lowest + index));
  const ends = [scale.at(0), scale.at(-1)].filter((score) => score !== undefined);
  const findings = [
    ...given
      .filter((score) => !scale.includes(score))
      .map((score) =>
        error(`${path}.${score}`, `Scores go from ${lowest} to ${highest}. Remove this one.`),
      ),
    ...ends
      .filter((score) => !given.includes(score))
      .map((score) => error(path, `Nothing says what a score of ${score} means. Describe it.`)),
  ];
  if (scale.slice(1, -1).some((score) => given.includes(score))) return findings;
  return [
    ...findings,
    warning(path, 'Nothing says what a score in the middle means. Describe at least one.'),
  ];
}

function progress({ progress: scale }: Programme): Finding[] {
  if (!scale) return [];
  const { lowest, highest, step } = scale;
  if (lowest >= highest) {
    return [error('progress.lowest', `This must be under the highest rating, ${highest}.`)];
  }
  const steps = (highest - lowest) / step;
  // Decimal fractions are not exact in a computer: 0.1 steps must pass too.
  if (Math.abs(steps - Math.round(steps)) < 1e-6) return [];
  return [
    error(
      'progress.step',
      `Steps of ${step} from ${lowest} never arrive at ${highest}. Use a step that does.`,
    ),
  ];
}
