import * as z from 'zod/mini';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { invalid } from '../../adapters/invalid-input.ts';
import { listPeople } from '../../adapters/people.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { addSlots as addToTable, type Series } from '../../adapters/slots.ts';
import type { Programme } from '../../domain/programme.ts';
import { instantAt } from '../../domain/time.ts';
import { askAgain } from '../../views/ask-again.ts';
import { render } from './list-slots.ts';
import { loadSlots } from './load-slots.ts';
import { seatsIn } from './seats-in.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const Input = z.object({
  date: z.iso.date('Enter a day, for example 2024-10-14'),
  from: z
    .string('Enter when the first one begins')
    .check(z.regex(TIME, 'Enter a time such as 09:30')),
  to: z.string('Enter when the last one ends').check(z.regex(TIME, 'Enter a time such as 16:00')),
  place: z.optional(z.string().check(z.trim(), z.maxLength(500, 'Shorten the place'))),
});

/** Adds interview times one after the other on a day, all with one panel. */
export const addSlots: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  try {
    const added = await addToTable(programme, await seriesIn(request, programme));
    const ids = added.map(({ id }) => id);
    return { data: { added: ids }, seeOther: '/admin/interviews' };
  } catch (error) {
    const loaded = await loadSlots();
    return askAgain(error, (problems) => render(request, loaded, problems));
  }
};

async function seriesIn({ input, requestId }: PageRequest, programme: Programme): Promise<Series> {
  const parsed = Input.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error);
  const { date, from, to, place = programme.interviews.place } = parsed.data;
  const { timeZone } = programme;
  return {
    from: instantAt(date, from, timeZone),
    to: instantAt(date, to, timeZone),
    place,
    panel: seatsIn(input, await listPeople(programme.id, 'panel')),
    requestId,
  };
}
