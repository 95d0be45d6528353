import { Application, type Draft, Summary } from '../domain/application.ts';
import { keys, stageKey, todoKey } from './keys.ts';
import type { Item } from './table.ts';

/*
 * An application in the table: what the team wrote is one text of JSON in it. Nobody asks the table for
 * a part of that, and the many small maps that it would be are most of what each read, write and index
 * of an application costs (docs/decisions/0047).
 */

/** The item of a draft that begins. */
export function newApplicationItem({ draft, changed, ...rest }: Application): Item {
  const { id, programmeId, createdAt } = rest;
  return {
    ...keys.application(id),
    ...rest,
    teamName: draft.teamName,
    written: writtenText(draft, changed),
    ...stageKey(programmeId, 'draft', createdAt, id),
    changes: 1,
    ...todoKey('work', createdAt),
  };
}

/** What an update adds to change what the team wrote. */
export function writeDraft(draft: Draft, changed: Application['changed']) {
  return {
    set: 'teamName = :teamName, written = :written',
    values: { ':teamName': draft.teamName, ':written': writtenText(draft, changed) },
  };
}

/** The application that an item holds. */
export function applicationOfItem({ written, ...rest }: Item): Application {
  return Application.parse({ ...rest, ...JSON.parse(String(written)) });
}

/** The fields of an item that a summary is made of. */
export const SUMMARY_FIELDS = [
  ...Object.keys(Summary.shape).filter((field) => field !== 'draft'),
  'teamName',
];

/** What lists show, from those fields of an item. */
export function summaryOfItem({ teamName, ...rest }: Item): Summary {
  return Summary.parse({ ...rest, draft: { teamName } });
}

function writtenText(draft: Draft, changed: Application['changed']): string {
  return JSON.stringify({ draft, changed });
}
