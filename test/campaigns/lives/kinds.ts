import { DAY, MINUTE, plus } from '../../../functions/domain/time.ts';
import { free, held, type Model, move, newRank, releaseAt, reserves, type Team } from './model.ts';
import { after, type Happening, type Stage } from './table.ts';

/** How an act must be refused: the status of the answer, and the names that it may have. */
export type Refusal = { status: number; names: string[] };

/** Something that people do about a team, as the model has it. */
export type Kind = {
  /** How often it is tried, against the others. */
  weight: number;
  /** A stage at which it is done less often: it would end most lives at their beginning. */
  seldomAt?: Stage;
  /** How it must be refused now; nothing where it must succeed. `pick` chooses among variants. */
  refusal: (model: Model, team: Team, pick: number) => Refusal | undefined;
  /** What it changes where it succeeds. */
  apply: (model: Model, team: Team, pick: number) => void;
  /** Whether it needs words or a confirmation, and is refused without them at any stage. */
  needsWords?: true;
  /** Whether it is the same when it is repeated with the id of its request. */
  repeats?: true;
};

const no = (...names: string[]): Refusal => ({ status: 409, names });
const OVER = no('WrongStage', 'AlreadyDecided');
const isLegal = (team: Team, event: Happening) => after(team.stage, event) !== undefined;
const isClosed = ({ now, dates }: Model) => now > dates.closes;

/** A move of the table which something else may keep from being made. */
function moving(
  event: Happening,
  weight: number,
  refusal: Kind['refusal'] = () => undefined,
): Kind {
  return {
    ...{ weight, repeats: true },
    refusal: (model, team, pick) => (isLegal(team, event) ? refusal(model, team, pick) : OVER),
    apply: (model, team) => move(model, team, event),
  };
}

/** The ends that a late link may have: midnights of a week, before outcomes are announced. */
export function lateEnds({ now, dates }: Model): string[] {
  return Array.from(
    { length: 7 },
    (_, days) => `${plus(now, days * DAY).slice(0, 10)}T23:59:59.999Z`,
  ).filter((end) => end > now && end < dates.shortlist);
}

/** The new end of an offer that an admin may choose: at five, in one to three days. */
export function newEnd({ now }: Model, pick: number): string {
  return `${plus(now, (1 + (pick % 3)) * DAY).slice(0, 10)}T17:00:00.000Z`;
}

const OUTCOMES = ['shortlist', 'shortlist', 'name-reserve', 'not-shortlist'] as const;
/** The outcome that an admin sets, and the correction of one that is out. */
export const outcomeOf = (pick: number) => OUTCOMES[pick % OUTCOMES.length] ?? 'shortlist';
const INTERVIEWS = [
  'recommend',
  'recommend',
  'recommend',
  'recommend',
  'not-recommend',
  'miss-interview',
] as const;
export const interviewOf = (pick: number) => INTERVIEWS[pick % INTERVIEWS.length] ?? 'recommend';
const CORRECTIONS = ['shortlisted', 'reserve', 'not-shortlisted'] as const;
export const correctionOf = (pick: number) => CORRECTIONS[pick % CORRECTIONS.length] ?? 'reserve';

/** Whether somebody of the panel records an interview, or of the delivery team. */
export const byPanel = (pick: number) => pick % 12 < 6;

/** How the panel is refused that cannot know of an application yet, or has not said that it has no conflict. */
function closedTo(model: Model, { stage, scored }: Team, pick: number): Refusal | undefined {
  if (!byPanel(pick)) return undefined;
  if (!isClosed(model)) return no('ReviewNotOpen');
  if (stage === 'draft') return { status: 404, names: ['NotFound'] };
  return scored ? undefined : no('ConflictNotDeclared');
}

/** Everything that is done about one team, by what the story calls it. */
export const KINDS: Record<string, Kind> = {
  send: {
    ...moving('send', 10),
    refusal: ({ now, dates }, team) => {
      if (team.stage !== 'draft') return no('WrongStage');
      return now <= dates.closes || now <= team.lateUntil ? undefined : no('DeadlinePassed');
    },
  },
  takeBack: {
    ...moving('take-back', 1),
    refusal: (model, team) => {
      if (isClosed(model)) return no('DeadlinePassed');
      return isLegal(team, 'take-back') ? undefined : OVER;
    },
  },
  lateLink: {
    weight: 1,
    refusal: (model, team) =>
      !isClosed(model) || lateEnds(model).length === 0 || !isLegal(team, 'issue-late-link')
        ? OVER
        : undefined,
    apply: (model, team, pick) => {
      move(model, team, 'issue-late-link');
      const ends = lateEnds(model);
      team.lateUntil = ends[pick % ends.length] ?? '';
    },
  },
  outcome: {
    weight: 8,
    refusal: (model, { stage }) => {
      if (!isClosed(model)) return no('ReviewNotOpen');
      if (stage !== 'submitted') return no('WrongStage');
      return model.release.at && !model.release.done ? no('ReleaseConfirmed') : undefined;
    },
    apply: (model, team, pick) => {
      const event = outcomeOf(pick);
      const rank = event === 'name-reserve' ? newRank(model) : 0;
      team.pending = { sending: team.sending, event, rank };
      team.scored = true;
      // After a release the first outcome of a late application opens another one.
      if (model.release.done) model.release = { at: '', done: false };
    },
  },
  correct: {
    weight: 2,
    refusal: (_model, team, pick) => {
      if (!isLegal(team, `correct-to-${correctionOf(pick)}`)) return OVER;
      return team.interviewed ? no('WrongStage') : undefined;
    },
    apply: (model, team, pick) => {
      const to = correctionOf(pick);
      move(model, team, `correct-to-${to}`, to === 'reserve' ? newRank(model) : 0);
    },
    needsWords: true,
    repeats: true,
  },
  interview: {
    weight: 16,
    refusal: (model, team, pick) =>
      closedTo(model, team, pick) ?? (isLegal(team, interviewOf(pick)) ? undefined : OVER),
    apply: (model, team, pick) => move(model, team, interviewOf(pick)),
    repeats: true,
  },
  anotherChance: {
    weight: 2,
    refusal: (model, team, pick) => {
      const refused = closedTo(model, team, pick);
      if (refused) return refused;
      if (team.stage !== 'shortlisted') return no('WrongStage');
      return team.missed > 0 ? { status: 422, names: ['InputInvalid'] } : undefined;
    },
    apply: (_model, team) => {
      team.missed += 1;
    },
    repeats: true,
  },
  offer: moving('offer', 16, (model) => {
    const { now, dates, places } = model;
    if (now < dates.offersFrom || now >= dates.offersEnd) return no('OffersNotOpen');
    return held(model) < places ? undefined : no('NoPlaceFree');
  }),
  hold: moving('hold-in-reserve', 40, (model) => {
    // It would be promoted at once: an offer is what is meant. It stops being ahead, so a place more is free.
    const others = reserves(model).filter(({ interviewed }) => interviewed);
    return free(model) + 1 > 0 && others.length === 0 ? no('WrongStage') : undefined;
  }),
  moveEnd: {
    weight: 2,
    refusal: (model, { stage, expiresAt }, pick) => {
      const { now, dates } = model;
      const until = newEnd(model, pick);
      if (stage !== 'offered') return no('WrongStage');
      if (until === expiresAt) return undefined;
      if (now >= expiresAt) return no('OfferLapsed');
      if (until <= dates.offersEnd && until > plus(now, 10 * MINUTE)) return undefined;
      return { status: 422, names: ['InputInvalid'] };
    },
    apply: (model, team, pick) => {
      team.expiresAt = newEnd(model, pick);
    },
    repeats: true,
  },
  accept: { ...moving('accept', 5, mayAnswer), needsWords: true },
  decline: { ...moving('decline', 5, mayAnswer), needsWords: true },
  closeReserve: { ...moving('close-reserve-list', 1), needsWords: true },
  withdraw: { ...moving('withdraw', 3), needsWords: true, seldomAt: 'submitted' },
  leave: { ...moving('leave', 2), needsWords: true },
  dismiss: { ...moving('leave', 1), needsWords: true },
  graduate: moving('graduate', 8, ({ now, dates }) =>
    now >= dates.end ? undefined : no('WrongStage'),
  ),
};

function mayAnswer({ now }: Model, { expiresAt }: Team): Refusal | undefined {
  return now < expiresAt ? undefined : no('OfferLapsed');
}

/** How the confirmation of the release must be refused now. */
export function confirmRefusal(model: Model): Refusal | undefined {
  if (!isClosed(model)) return no('ReviewNotOpen');
  const unready = model.teams.some(
    ({ stage, sending, pending, scored }) =>
      stage === 'submitted' && (pending?.sending !== sending || !scored),
  );
  if (unready) return no('ReleaseIncomplete');
  return model.release.at ? no('ReleaseConfirmed') : undefined;
}

/** How taking the confirmation back must be refused now. */
export function undoRefusal({ release, now }: Model): Refusal | undefined {
  if (!release.at) return no('ReleaseNotConfirmed');
  return release.at > now ? undefined : no('ReleaseConfirmed');
}

/** Confirms the release. */
export function confirmed(model: Model): void {
  model.release = { at: releaseAt(model), done: false };
}
