import type { Application, Draft } from '../domain/application.ts';
import { AcademyError, isNamed } from '../domain/errors.ts';
import { type Clash, mergeTyped, type Typed } from '../domain/form/merge.ts';
import type { Actor } from '../domain/gates.ts';
import { loadApplication } from './applications.ts';
import { saveDraft } from './drafts.ts';
import type { Write } from './table.ts';

/** What was saved, and which answers somebody else had changed meanwhile. */
export type SavedTyped = { application: Application; clashes: Clash[] };

/** Who saves, what is written with it, and what may not come of it: `refuse` throws. */
export type Saving = {
  by: Actor;
  now: string;
  writes?: Write[];
  refuse?: (draft: Draft) => void;
};

/** How often it is worked out again because somebody else of the team saved first. */
const MOST_RACES = 12;

/**
 * Saves what somebody typed, answer by answer, beside what others save at the same time. Answers that
 * others changed meanwhile come back as clashes; everything else is saved.
 * @throws whatever `refuse` throws, and AcademyError `WrongStage`, `InputTooLarge`, `TableBusy`
 */
export async function saveTyped(
  application: Application,
  typed: Typed[],
  { by, now, writes = [], refuse }: Saving,
): Promise<SavedTyped> {
  let before = application;
  for (let race = 0; race < MOST_RACES; race += 1) {
    const { draft, changed, clashes } = mergeTyped(before, typed, { by: by.name, at: now });
    if (draft === before.draft) return { application: before, clashes };
    refuse?.(draft);
    try {
      return { application: await saveDraft(before, draft, { changed, writes }), clashes };
    } catch (error) {
      if (!isNamed(error, 'AnswersChanged')) throw error;
      before = await loadApplication(application.id);
    }
  }
  throw new AcademyError(
    'TableBusy',
    'Many people are saving this application at once. Nothing was changed: try again in a minute.',
  );
}
