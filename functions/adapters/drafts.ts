import { isDeepStrictEqual } from 'node:util';
import type { Application, Draft } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import { writeDraft } from './application-item.ts';
import { loadApplication } from './applications.ts';
import { keys } from './keys.ts';
import { transact, updateOnly, type Write } from './table.ts';

/** What is saved together with a draft. */
export type AlsoSaved = {
  changed?: Application['changed'];
  /** Writes that may have been made before, such as mails; those that were are left out. */
  writes?: Write[];
};

/**
 * Saves what a team has written, unless somebody saved since `draftVersion`.
 * @throws AcademyError `AnswersChanged`, `WrongStage`, `InputTooLarge`
 */
export async function saveDraft(
  application: Application,
  draft: Draft,
  also: AlsoSaved = {},
): Promise<Application> {
  refuseIfHuge(draft);
  const { changed = application.changed, writes = [] } = also;
  const failed = await transactWithout(draftWrite(application, draft, changed), writes);
  const saved = { ...application, draft, changed, draftVersion: application.draftVersion + 1 };
  if (failed === 'saved') return saved;
  const now = await loadApplication(application.id);
  // Saved already, by this request before its answer was lost or by a double click.
  if (isDeepStrictEqual(now.draft, draft) && now.status === 'draft') return now;
  if (now.status === 'draft') {
    throw new AcademyError(
      'AnswersChanged',
      'Somebody in your team saved other changes meanwhile. Load the page again to see them, then make your change.',
    );
  }
  throw new AcademyError(
    'WrongStage',
    'The application has been sent, so it cannot be changed. Until the deadline you can take it back first.',
  );
}

type Save = Parameters<typeof updateOnly>[0];

/** The first write decides; of the others, those that were made before are left out. */
async function transactWithout(save: Save, writes: Write[]): Promise<'saved' | 'lost'> {
  // A transaction of one costs twice as much as the same write by itself.
  if (writes.length === 0) return (await updateOnly(save)) ? 'saved' : 'lost';
  const failed = await transact([save, ...writes]);
  if (failed.length === 0) return 'saved';
  if (failed.includes(0)) return 'lost';
  return transactWithout(
    save,
    writes.filter((_, index) => !failed.includes(index + 1)),
  );
}

function draftWrite(application: Application, draft: Draft, changed: Application['changed']): Save {
  const written = writeDraft(draft, changed);
  return {
    update: keys.application(application.id),
    set: `SET ${written.set}, draftVersion = draftVersion + :one`,
    condition: '#status = :draftStatus AND draftVersion = :version',
    names: { '#status': 'status' },
    values: {
      ...written.values,
      ':one': 1,
      ':draftStatus': 'draft',
      ':version': application.draftVersion,
    },
  };
}

/** An item of the table holds 400 KB; a draft is kept well below it. */
const MOST_CHARACTERS = 100_000;

function refuseIfHuge(draft: Draft): void {
  if (JSON.stringify(draft).length <= MOST_CHARACTERS) return;
  throw new AcademyError(
    'InputTooLarge',
    'This is too much text. Shorten your answers and save them again.',
  );
}
