import * as z from 'zod/mini';

/** Who can be told of a milestone. `everyone` is each address that the academy holds, once. */
export const Audience = z.enum([
  'delivery-team',
  'subscribers',
  'drafts',
  'applicants',
  'panel',
  'cohort-teams',
  'coaches',
  'speakers',
  'everyone',
]);
export type Audience = z.infer<typeof Audience>;
