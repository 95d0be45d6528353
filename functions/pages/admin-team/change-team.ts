import type { Route } from '../../adapters/http.ts';
import { fingerprint } from '../../adapters/keys.ts';
import { memberFrom } from '../../adapters/member-input.ts';
import { applyChange } from './apply-change.ts';

/** Puts somebody into a team, in the place of the member of the address or besides the others. */
export const saveMember: Route = (request) =>
  applyChange(request, 'member', (programme) => {
    const { params, input, requestId } = request;
    const memberId = params['member'] ?? '';
    // The same wish, repeated, is the same person.
    const member = memberFrom(programme, input, fingerprint(`member|${requestId}`));
    return memberId === 'new'
      ? { do: 'add-member', member }
      : { do: 'replace-member', memberId, member };
  });

/** Takes a member out of a team. */
export const removeMember: Route = (request) =>
  applyChange(request, 'remove', () => ({
    ...{ do: 'remove-member', memberId: request.params['member'] ?? '' },
  }));

/** Chooses the member who speaks for a team. */
export const changeContact: Route = (request) =>
  applyChange(request, 'contact', () => ({
    ...{ do: 'change-contact', memberId: request.params['member'] ?? '' },
  }));
