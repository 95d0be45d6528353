import type { Application } from '../domain/application.ts';
import { conflictsSince } from '../domain/conflicts.ts';
import type { Programme } from '../domain/programme.ts';
import type { Review } from '../domain/review.ts';
import { getPeople } from './people.ts';

/** Who of the panel should say again whether they have a conflict, since the team was changed. */
export async function conflictsToAsk(
  programme: Programme,
  application: Application,
  reviews: Review[],
): Promise<string[]> {
  if (!application.teamChangedAt || reviews.length === 0) return [];
  const members = await getPeople(
    programme.id,
    reviews.map(({ reviewerId }) => reviewerId),
  );
  return members.flatMap((person) => {
    const review = reviews.find(({ reviewerId }) => reviewerId === person.id);
    const suggested = review ? conflictsSince(programme, person, review, application) : [];
    return suggested.length > 0
      ? [
          `Ask ${person.name} of the panel whether they have a conflict of interest now: the team has changed since they said that they have none.`,
        ]
      : [];
  });
}
