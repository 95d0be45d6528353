import type { Route } from '../../adapters/http.ts';
import { unsubscribe } from '../../adapters/interest.ts';
import { invalidInput } from '../../adapters/invalid-input.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { textOf } from '../../adapters/typed-input.ts';
import { askAgain } from '../../views/ask-again.ts';
import { unsubscribedPage, unsubscribePage } from '../../views/interest-pages.ts';

/**
 * Takes somebody off the list of subscribers, if a person says so: programs that scan mail press lone
 * buttons. Mail programs that offer to unsubscribe have asked their reader (RFC 8058). The answer is the
 * same for everybody.
 */
export const stopMessages: Route = async ({ input, query }) => {
  const { programme } = await currentProgramme();
  const who = textOf(input['who'] ?? query['who']);
  if (input['confirm'] !== 'yes' && input['List-Unsubscribe'] !== 'One-Click') {
    return askAgain(invalidInput([UNSAID]), (problems) =>
      unsubscribePage(programme, who, problems),
    );
  }
  await unsubscribe(programme, who);
  return { data: { subscribed: false }, page: () => unsubscribedPage(programme) };
};

const UNSAID = { field: 'confirm', message: 'Confirm that you want no more messages' };
