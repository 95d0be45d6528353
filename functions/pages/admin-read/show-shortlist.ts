import { loadCounts } from '../../adapters/counts.ts';
import type { Route } from '../../adapters/http.ts';
import { pageOfList } from '../../adapters/list-pages.ts';
import { loadRelease } from '../../adapters/release.ts';
import { reviewProgramme } from '../../adapters/review-rules.ts';
import { staff } from '../../adapters/sessions.ts';
import { checklist } from '../../domain/checklist.ts';
import { ListName, SORTS, type SortName } from '../../domain/listing.ts';
import { shortlistPage } from '../../views/admin/shortlist-page.ts';

/** The shortlist: one page of the table as its address says, the checklist, the release. */
export const showShortlist: Route = async (request) => {
  staff(request, 'admin');
  const programme = await reviewProgramme();
  const { query } = request;
  const shown = shownIn(query);
  const { pageSize: size, reserves: wanted } = programme.shortlist;
  const [rows, counts, release, reserves] = await Promise.all([
    pageOfList(programme.id, { ...shown, size, after: query['after'], before: query['before'] }),
    loadCounts(programme.id),
    loadRelease(programme.id),
    pageOfList(programme.id, { list: 'reserve', sort: 'team', size: 2 * wanted + size }),
  ]);
  const missing = checklist(programme, counts, reserves);
  const now = request.now();
  return {
    data: { rows, total: counts[`list.${shown.list}`] ?? 0, missing, reserves, release },
    page: () =>
      shortlistPage({
        ...{ programme, shown, rows, counts, release, missing, reserves, now },
        requestId: request.newId(),
      }),
  };
};

function shownIn(query: Record<string, string>): { list: ListName; sort: SortName; page: number } {
  const sort = query['sort'] ?? '';
  const page = Number(query['page'] ?? 1);
  return {
    list: ListName.safeParse(query['show']).data ?? 'all',
    sort: sort in SORTS ? (sort as SortName) : 'median',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}
