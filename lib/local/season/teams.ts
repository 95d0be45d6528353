import type { Question } from '../../../functions/domain/form/question.ts';
import type { Programme } from '../../../functions/domain/programme.ts';
import type { Random } from './random.ts';

/** A made-up team: who they are and what they write. */
export type MadeUpTeam = {
  number: number;
  teamName: string;
  members: {
    name: string;
    email: string;
    organisation: string;
    sector: string;
    payBand: string;
    role: string;
  }[];
  livedExperience: 'yes' | 'no' | 'prefer-not-to-say';
  answers: Record<string, string>;
};

const FIRST = [
  'Aisha',
  'Callum',
  'Denise',
  'Edwin',
  'Fatima',
  'Grace',
  'Harpreet',
  'Isaac',
  'Jade',
  'Kofi',
  'Leanne',
  'Mohammed',
  'Nadia',
  'Owen',
  'Patricia',
  'Rhys',
  'Sunita',
  'Tariq',
  'Una',
  'Vikram',
];
const LAST = [
  'Abbott',
  'Begum',
  'Carter',
  'Drabble',
  'Evans',
  'Fox',
  'Greaves',
  'Hussain',
  'Ibbotson',
  'Jessop',
  'Kaur',
  'Lomas',
  'Marsden',
  'Naylor',
  'Osman',
  'Platts',
  'Quinn',
  'Rahman',
  'Staniforth',
  'Turton',
];
const THEMES = [
  'Waiting well',
  'Kitchen table',
  'Safe discharge',
  'Night line',
  'First welcome',
  'Walking groups',
  'Carers first',
  'Young voices',
  'Crisis cards',
  'Shared notes',
  'Peer mornings',
  'Open doors',
];
const PLACES = [
  'Burngreave',
  'Darnall',
  'Ecclesfield',
  'Firth Park',
  'Gleadless',
  'Heeley',
  'Manor',
  'Netherthorpe',
  'Sharrow',
  'Tinsley',
  'Walkley',
  'Woodhouse',
];
const SENTENCES = [
  'People tell us that they wait for weeks without a word from anybody.',
  'We have asked forty people what would have helped, and a call in the first week came first.',
  'We want fewer people to drop out between the first letter and the first meeting.',
  'Two of us have lived through this and know where it goes wrong.',
  'Last spring we tried a drop-in morning, and numbers doubled in a month.',
  'We need help to measure whether it makes a difference.',
  'Our manager has agreed half a day every two weeks.',
  'The community centre and the ward already share a room on Tuesdays.',
];

/** Makes up a plausible team for any programme; nothing of it can exist. */
export function madeUpTeam(programme: Programme, number: number, random: Random): MadeUpTeam {
  const { minMembers, maxMembers } = programme.team;
  const size = Math.max(minMembers, Math.min(maxMembers, 2 + random.below(3)));
  const theme = `${random.pick(THEMES)} ${random.pick(PLACES)}`;
  const payBands = programme.team.payBands.map(({ id }) => id);
  // Sectors go round, so that most teams mix the sides; a few do not, and a person looks at those.
  const sectors = random.shuffled(programme.team.sectors.map(({ id }) => id));
  const members = Array.from({ length: size }, (_, index) => {
    const name = `${random.pick(FIRST)} ${random.pick(LAST)}`;
    return {
      name,
      email: `${name.toLowerCase().replace(' ', '.')}.${number}.${index}@team.example`,
      organisation: `${theme.split(' ').at(-1)} ${index % 2 === 0 ? 'Community Trust' : 'Health Centre'}`,
      sector: sectors[index % sectors.length] ?? '',
      payBand: random.pick(payBands),
      role: '',
    };
  });
  return {
    number,
    teamName: `${theme} ${number}`,
    members,
    livedExperience: random.next() < 0.85 ? 'yes' : 'prefer-not-to-say',
    answers: Object.fromEntries(
      programme.questions.map((question) => [question.id, answerTo(question, random)]),
    ),
  };
}

function answerTo(question: Question, random: Random): string {
  switch (question.kind) {
    case 'choice':
      return random.pick(question.options ?? []).value;
    case 'number':
      return String(1 + random.below(Math.min(question.max ?? 10, 10)));
    case 'text': {
      const words = random
        .shuffled(SENTENCES)
        .slice(0, 1 + random.below(4))
        .join(' ')
        .split(' ');
      return words.slice(0, question.maxWords).join(' ');
    }
  }
}
