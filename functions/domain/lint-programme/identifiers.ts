import type { Programme } from '../programme.ts';
import { error, type Finding } from './finding.ts';

/** Names that the table and the mails refer to must stand for one thing each. */
export function lintIdentifiers(programme: Programme): Finding[] {
  return listsOf(programme).flatMap(({ path, field, values }) =>
    values.flatMap((value, index) =>
      values.indexOf(value) < index
        ? [
            error(
              `${path}[${index}]${field}`,
              `"${value}" is already used by an earlier entry of this list. Use another one, or remove one of them.`,
            ),
          ]
        : [],
    ),
  );
}

type List = { path: string; field: string; values: string[] };

function listsOf(programme: Programme): List[] {
  const { milestones, team, questions, consents, panel, rubric, equality, holidays } = programme;
  return [
    ids('milestones', milestones),
    ids('team.sectors', team.sectors),
    ids('team.payBands', team.payBands),
    ids('questions', questions),
    { path: 'questions', field: '.csv', values: questions.map(({ csv }) => csv) },
    ...questions.map(({ options = [] }, index) => ({
      path: `questions[${index}].options`,
      field: '.value',
      values: options.map(({ value }) => value),
    })),
    ids('consents', consents),
    ids('panel.seats', panel.seats),
    ids('rubric.criteria', rubric.criteria),
    ids('equality.questions', equality.questions),
    ...equality.questions.map(({ options }, index) => ({
      path: `equality.questions[${index}].options`,
      field: '',
      values: options,
    })),
    { path: 'holidays', field: '.date', values: holidays.map(({ date }) => date) },
  ];
}

function ids(path: string, entries: readonly { id: string }[]): List {
  return { path, field: '.id', values: entries.map(({ id }) => id) };
}
