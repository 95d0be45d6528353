import { adminDecision } from '../../adapters/admin-decision.ts';
import type { Route } from '../../adapters/http.ts';
import { offerPlan } from '../../adapters/promotions.ts';
import { AcademyError } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { offersEnd, offersFrom } from '../../domain/timetable.ts';

/** Makes an offer while a place is free; the offer holds the place from this moment. */
export const makeOffer: Route = (request) =>
  adminDecision(request, {
    event: 'offer',
    plan: (application, programme) => {
      refuseOutsideOffers(programme, request.now());
      return offerPlan(application, programme, request.now());
    },
  });

function refuseOutsideOffers(programme: Programme, now: string): void {
  const { timeZone } = programme;
  if (now < offersFrom(programme)) {
    throw new AcademyError(
      'OffersNotOpen',
      `Offers can be made from ${spoken(offersFrom(programme), timeZone)}.`,
    );
  }
  if (now >= offersEnd(programme)) {
    throw new AcademyError(
      'OffersNotOpen',
      `Offers had to be answered by ${spoken(offersEnd(programme), timeZone)}. Move that date in the programme to make another.`,
    );
  }
}
