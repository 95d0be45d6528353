import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { accessibilityPage } from '../../views/accessibility-page.ts';

/** Shows how accessible the site is, and whom to tell about a problem. */
export const showAccessibility: Route = async () => {
  const { programme } = await currentProgramme();
  const { name, email, phone } = programme.organiser;
  return {
    data: { standard: 'WCAG 2.2 AA', contact: { name, email, phone } },
    page: () => accessibilityPage(programme),
  };
};
