import * as z from 'zod/mini';
import { loadApplications } from '../../adapters/applications.ts';
import type { Route } from '../../adapters/http.ts';
import { invalid } from '../../adapters/invalid-input.ts';
import { pageOfList } from '../../adapters/list-pages.ts';
import { refreshSoon } from '../../adapters/listings.ts';
import { loadOutcomes, saveOutcomes } from '../../adapters/outcomes.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { bulkOutcomes } from '../../domain/bulk-outcomes.ts';
import { refuseBeforeClosing } from '../../domain/review.ts';
import { bulkPage } from '../../views/admin/bulk-page.ts';
import { askAgain } from '../../views/ask-again.ts';

/** A transaction has a hundred writes: three for each, and one for the release. */
const MOST = 33;

const Input = z.object({
  ids: z
    .array(z.string())
    .check(
      z.minLength(1, 'Tick at least one application'),
      z.maxLength(MOST, `Tick ${MOST} at the most`),
    ),
  outcome: z.enum(['shortlisted', 'reserve', 'not-shortlisted'], 'Choose an outcome'),
  feedback: z._default(z.string().check(z.trim(), z.maxLength(3000, 'Shorten the feedback')), ''),
});

/** Keeps one pending outcome for several applications, all or none; nobody sees it before the release. */
export const setOutcomes: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme } = await currentProgramme();
  const now = request.now();
  refuseBeforeClosing(programme, now);
  const { input } = request;
  const parsed = Input.safeParse({ ...input, ids: input['ids'] ?? ticked(input) });
  if (!parsed.success) {
    const ids = ticked(input);
    return askAgain(invalid(parsed.error), (problems) =>
      bulkPage(programme, { ids, typed: input, problems, requestId: request.newId() }),
    );
  }
  const { ids } = parsed.data;
  const [applications, before, reserves] = await Promise.all([
    loadApplications(ids),
    loadOutcomes(programme.id, ids),
    pageOfList(programme.id, { list: 'reserve', sort: 'team', size: 200 }),
  ]);
  const wanted = { ...parsed.data, by: by.name, at: now };
  const outcomes = bulkOutcomes(applications, wanted, before, reserves);
  await saveOutcomes(programme, outcomes, { by, newId: request.newId, found: applications });
  await refreshSoon(ids);
  return { data: { set: outcomes.length }, seeOther: '/admin/shortlist' };
};

function ticked(input: Record<string, unknown>): string[] {
  return Object.keys(input).flatMap((name) =>
    name.startsWith('choose.') ? [name.slice('choose.'.length)] : [],
  );
}
