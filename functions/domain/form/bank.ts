/**
 * The academy's own questions, each whole: words, both error texts, who reads the answer, its column in
 * exports, why it is asked, how long it is kept, and whether it may stand in a mail. A programme file picks
 * from these by id, orders them, names their pages and sets their limits (decision 0021).
 * Source of the questions: the academy's proposal.
 */
export const BANK = {
  improvement: {
    label: 'What do you want to improve?',
    hint: 'Say what happens now and what you would like to happen instead.',
    kind: 'text',
    required: true,
    seenBy: 'scorers',
    missing: 'Enter what you want to improve',
    wrong: 'Shorten what you want to improve by {over}',
    csv: 'improvement',
    purpose: 'To score need and clarity',
    retention: 'as-the-application',
    inMail: false,
  },
  affected: {
    label: 'Who is affected by it, and how do you know?',
    hint: 'What people have told you counts as much as figures. Leave out anything that could identify a person.',
    kind: 'text',
    required: true,
    seenBy: 'scorers',
    missing: 'Enter who is affected and how you know',
    wrong: 'Shorten who is affected and how you know by {over}',
    csv: 'affected',
    purpose: 'To score need in the community',
    retention: 'as-the-application',
    inMail: false,
  },
  tried: {
    label: 'What have you tried, or what will you try?',
    kind: 'text',
    required: true,
    seenBy: 'scorers',
    missing: 'Enter what you have tried or will try',
    wrong: 'Shorten what you have tried or will try by {over}',
    csv: 'tried',
    purpose: 'To score clarity of the idea',
    retention: 'as-the-application',
    inMail: false,
  },
  'idea-status': {
    label: 'Is the idea under way or new?',
    hint: 'Both are welcome.',
    kind: 'choice',
    options: [
      { value: 'under-way', label: 'Already under way' },
      { value: 'new', label: 'New' },
    ],
    required: true,
    seenBy: 'scorers',
    missing: 'Select whether the idea is under way or new',
    wrong: 'Select either “Already under way” or “New”',
    csv: 'idea_status',
    purpose: 'To know where the team stands',
    retention: 'as-the-application',
    inMail: true,
  },
  'lived-experience-part': {
    label: 'How are people with lived experience of mental ill health part of it?',
    hint: 'Write about the work they do and the decisions they share, not about anybody’s health.',
    kind: 'text',
    required: true,
    seenBy: 'scorers',
    missing: 'Enter how people with lived experience are part of it',
    wrong: 'Shorten how people with lived experience are part of it by {over}',
    csv: 'lived_experience_part',
    purpose: 'To score how people with lived experience shape the idea',
    retention: 'as-the-application',
    inMail: false,
  },
  'working-together': {
    label: 'Which organisations work together on it?',
    hint: 'Say what each of them does.',
    kind: 'text',
    required: true,
    seenBy: 'scorers',
    missing: 'Enter which organisations work together',
    wrong: 'Shorten which organisations work together by {over}',
    csv: 'working_together',
    purpose: 'To score working across organisations',
    retention: 'as-the-application',
    inMail: false,
  },
  'support-needed': {
    label: 'What support do you need from the academy?',
    kind: 'text',
    required: true,
    seenBy: 'scorers',
    missing: 'Enter the support you need from the academy',
    wrong: 'Shorten the support you need from the academy by {over}',
    csv: 'support_needed',
    purpose: 'To score readiness, and to plan coaching',
    retention: 'as-the-application',
    inMail: false,
  },
  'protected-time': {
    label: 'Have your organisations agreed time for the team to take part?',
    hint: 'You can apply before it is agreed.',
    kind: 'choice',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'not-yet', label: 'Not yet' },
    ],
    required: true,
    seenBy: 'scorers',
    missing: 'Select whether time has been agreed',
    wrong: 'Select yes, no or not yet',
    csv: 'protected_time',
    purpose: 'To score readiness',
    retention: 'as-the-application',
    inMail: true,
  },
  'lived-experience-people': {
    label: 'How many people should be paid for their lived experience?',
    hint: 'Count the members of the team who are not already paid to take part. An estimate is enough.',
    kind: 'number',
    required: false,
    seenBy: 'staff',
    missing: 'Enter how many people should be paid for their lived experience',
    wrong: 'Enter the number of people to be paid as a whole number from 0 to {max}',
    csv: 'lived_experience_people',
    purpose: 'To set money aside for the time of people with lived experience',
    retention: 'until-the-programme-ends',
    inMail: false,
  },
  'lived-experience-sessions': {
    label: 'How many sessions do you expect each of them to come to?',
    hint: 'An estimate is enough.',
    kind: 'number',
    required: false,
    seenBy: 'staff',
    missing: 'Enter how many sessions you expect each of them to come to',
    wrong: 'Enter the number of sessions as a whole number from 0 to {max}',
    csv: 'lived_experience_sessions',
    purpose: 'To set money aside for the time of people with lived experience',
    retention: 'until-the-programme-ends',
    inMail: false,
  },
  'access-needs': {
    label: 'What would make it easier for your team to take part?',
    hint: 'For example step-free access, an interpreter, large print, or help with travel or care. The panel that scores applications does not see this.',
    kind: 'text',
    required: false,
    seenBy: 'schedulers',
    missing: 'Enter what would make it easier to take part',
    wrong: 'Shorten what would make it easier to take part by {over}',
    csv: 'access_needs',
    purpose: 'To arrange interviews and sessions that everybody can come to',
    retention: 'until-the-programme-ends',
    inMail: false,
  },
  'heard-of-us': {
    label: 'How did you hear of us?',
    kind: 'choice',
    options: [
      { value: 'email', label: 'An email from the academy' },
      { value: 'colleague', label: 'A colleague or manager' },
      { value: 'community-group', label: 'A community, patient or carer group' },
      { value: 'event', label: 'An event' },
      { value: 'website', label: 'A website or social media' },
      { value: 'other', label: 'Another way' },
    ],
    required: false,
    seenBy: 'staff',
    missing: 'Select how you heard of us',
    wrong: 'Select one of the ways of hearing of us',
    csv: 'heard_of_us',
    purpose: 'To reach the people we miss next time',
    retention: 'as-the-application',
    inMail: false,
  },
} satisfies Record<string, BankQuestion>;

/** A question of the bank: all that does not depend on the intake. */
type BankQuestion = {
  label: string;
  hint?: string;
  kind: 'text' | 'choice' | 'number';
  options?: { value: string; label: string }[];
  required: boolean;
  seenBy: 'scorers' | 'schedulers' | 'staff';
  missing: string;
  wrong: string;
  csv: string;
  purpose: string;
  retention: 'as-the-application' | 'until-the-programme-ends';
  inMail: boolean;
};

/** Whether the bank knows a question of that id. */
export function isInBank(id: string): id is keyof typeof BANK {
  return Object.hasOwn(BANK, id);
}
