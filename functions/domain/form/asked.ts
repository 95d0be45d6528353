import type { Programme } from '../programme.ts';
import type { Question } from './question.ts';

/** Anything that the form asks: a question of the programme, a detail of the team, a consent. */
export type Asked = Omit<Question, 'section' | 'kind' | 'seenBy' | 'retention'> & {
  kind: Question['kind'] | 'line' | 'email' | 'tick';
  seenBy: Question['seenBy'] | 'nobody';
  retention: Question['retention'] | 'only-as-counts';
  /** Limit of a line, in characters. */
  maxCharacters?: number;
};

const ABOUT = { retention: 'as-the-application', inMail: false } as const;

/** What is asked about the team as a whole. Lived experience is declared here, never for a named person. */
export const ABOUT_TEAM = {
  teamName: {
    ...ABOUT,
    id: 'teamName',
    label: 'Name of your team',
    kind: 'line',
    maxCharacters: 100,
    required: true,
    seenBy: 'schedulers',
    missing: 'Enter the name of your team',
    wrong: 'Shorten the name of your team to 100 characters',
    csv: 'team_name',
    purpose: 'To call the team by its name',
    inMail: true,
  },
  livedExperience: {
    ...ABOUT,
    id: 'livedExperience',
    label: 'Does your team include lived experience of what it wants to improve?',
    hint: 'You answer for the team as a whole. It is never scored, and never shown to those who score.',
    kind: 'choice',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'prefer-not-to-say', label: 'Prefer not to say' },
    ],
    required: false,
    seenBy: 'staff',
    missing: 'Select yes, no or prefer not to say',
    wrong: 'Select yes, no or prefer not to say',
    csv: 'lived_experience',
    purpose: 'To have a person look where a team has none; no rule declines it',
  },
  contactId: {
    ...ABOUT,
    id: 'contactId',
    label: 'Who speaks for the team?',
    hint: 'We write to this person.',
    kind: 'choice',
    required: false,
    seenBy: 'schedulers',
    missing: 'Select who speaks for the team',
    wrong: 'Select a member of the team',
    csv: 'contact',
    purpose: 'To write to one person of the team',
  },
} as const satisfies Record<string, Asked>;

/** What is asked about each member. */
export const ABOUT_MEMBER = {
  name: {
    ...ABOUT,
    id: 'name',
    label: 'Name',
    kind: 'line',
    maxCharacters: 100,
    required: true,
    seenBy: 'schedulers',
    missing: 'Enter a name',
    wrong: 'Shorten the name to 100 characters',
    csv: 'member_name',
    purpose: 'To address the member',
    inMail: true,
  },
  email: {
    ...ABOUT,
    id: 'email',
    label: 'Email address',
    hint: 'We send this person a link of their own.',
    kind: 'email',
    maxCharacters: 254,
    required: true,
    seenBy: 'schedulers',
    missing: 'Enter an email address',
    wrong: 'Enter an email address like name@example.org',
    csv: 'member_email',
    purpose: 'To send the member their own link and news of the application',
  },
  organisation: {
    ...ABOUT,
    id: 'organisation',
    label: 'Organisation',
    hint: 'The name of the organisation or group. If there is none, write “none”.',
    kind: 'line',
    maxCharacters: 150,
    required: true,
    seenBy: 'schedulers',
    missing: 'Enter an organisation',
    wrong: 'Shorten the organisation to 150 characters',
    csv: 'member_organisation',
    purpose: 'To see which organisations work together, and to avoid conflicts of interest',
  },
  sector: {
    ...ABOUT,
    id: 'sector',
    label: 'Kind of organisation',
    kind: 'choice',
    required: true,
    seenBy: 'scorers',
    missing: 'Select the kind of organisation',
    wrong: 'Select one of the kinds of organisation',
    csv: 'member_sector',
    purpose: 'To see whether the team mixes community and healthcare organisations',
  },
  role: {
    ...ABOUT,
    id: 'role',
    label: 'Role',
    kind: 'line',
    maxCharacters: 100,
    required: false,
    seenBy: 'schedulers',
    missing: 'Enter the role',
    wrong: 'Shorten the role to 100 characters',
    csv: 'member_role',
    purpose: 'To know whom the programme reaches',
  },
  payBand: {
    ...ABOUT,
    id: 'payBand',
    label: 'Pay band group',
    kind: 'choice',
    required: true,
    seenBy: 'staff',
    missing: 'Select a pay band group',
    wrong: 'Select one of the pay band groups',
    csv: 'member_pay_band',
    purpose: 'To see whether the programme reaches those whom training often misses',
  },
} as const satisfies Record<string, Asked>;

/** A consent of the programme as something that is asked. */
export function consentAsked({ id, label, required }: Programme['consents'][number]): Asked {
  return {
    ...ABOUT,
    id: `consent.${id}`,
    label,
    kind: 'tick',
    required,
    seenBy: 'staff',
    missing: `Confirm: ${label}`,
    wrong: `Tick the box or leave it: ${label}`,
    csv: `consent_${id.replaceAll('-', '_')}`,
    purpose: 'To know what the team has agreed to',
  };
}

/** A question of the equality form: never linked to an application, and nobody reads single answers. */
export function equalityAsked({
  id,
  label,
  options,
}: Programme['equality']['questions'][number]): Asked {
  return {
    id,
    label,
    kind: 'choice',
    options: options.map((option) => ({ value: option, label: option })),
    required: false,
    seenBy: 'nobody',
    missing: `Select an answer to “${label}”`,
    wrong: `Select one of the answers to “${label}”`,
    csv: `equality_${id.replaceAll('-', '_')}`,
    purpose: 'To see, by counts alone, whom the programme reaches',
    retention: 'only-as-counts',
    inMail: false,
  };
}
