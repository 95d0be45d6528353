import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNamed } from '../../functions/domain/errors.ts';
import {
  type GateName,
  gateOf,
  isClosed,
  MOVES,
  MoveEvent,
  type Mover,
  nextStatus,
  STATUS_WORDS,
  Status,
} from '../../functions/domain/moves.ts';

/** The table of legal moves, written down here a second time: from, event, who, to. */
const LEGAL: [Status, MoveEvent, Mover[], Status][] = [
  ['draft', 'send', ['team'], 'submitted'],
  ['draft', 'issue-late-link', ['admin'], 'draft'],
  ['submitted', 'take-back', ['team'], 'draft'],
  ['submitted', 'shortlist', ['release'], 'shortlisted'],
  ['submitted', 'name-reserve', ['release'], 'reserve'],
  ['submitted', 'not-shortlist', ['release'], 'not-shortlisted'],
  ['reserve', 'promote-to-interview', ['rule'], 'shortlisted'],
  ['reserve', 'promote-to-offer', ['rule'], 'offered'],
  ['reserve', 'close-reserve-list', ['admin'], 'not-selected'],
  ['shortlisted', 'recommend', ['panel', 'admin'], 'recommended'],
  ['shortlisted', 'not-recommend', ['panel', 'admin'], 'not-recommended'],
  ['shortlisted', 'miss-interview', ['panel', 'admin'], 'did-not-attend'],
  ['recommended', 'offer', ['admin'], 'offered'],
  ['recommended', 'hold-in-reserve', ['admin'], 'reserve'],
  ['offered', 'accept', ['team'], 'in-cohort'],
  ['offered', 'decline', ['team'], 'declined'],
  ['offered', 'lapse', ['clock'], 'lapsed'],
  ['in-cohort', 'leave', ['team', 'admin'], 'left'],
  ['in-cohort', 'graduate', ['admin'], 'graduated'],
  ['not-shortlisted', 'correct-to-shortlisted', ['admin'], 'shortlisted'],
  ['not-shortlisted', 'correct-to-reserve', ['admin'], 'reserve'],
  ['reserve', 'correct-to-shortlisted', ['admin'], 'shortlisted'],
  ['reserve', 'correct-to-not-shortlisted', ['admin'], 'not-shortlisted'],
  ['shortlisted', 'correct-to-reserve', ['admin'], 'reserve'],
  ['shortlisted', 'correct-to-not-shortlisted', ['admin'], 'not-shortlisted'],
  ['submitted', 'withdraw', ['team'], 'withdrawn'],
  ['reserve', 'withdraw', ['team'], 'withdrawn'],
  ['shortlisted', 'withdraw', ['team'], 'withdrawn'],
  ['recommended', 'withdraw', ['team'], 'withdrawn'],
  ['offered', 'withdraw', ['team'], 'withdrawn'],
];
const MOVERS: Mover[] = ['anyone', 'team', 'panel', 'admin', 'release', 'rule', 'clock'];

describe('a legal move', () => {
  it.each(LEGAL)('from %s by %s', (from, event, movers, to) => {
    for (const by of movers) expect(nextStatus(from, event, by), by).toBe(to);
  });

  it('is in the table once', () => {
    const pairs = MOVES.map(({ from, event }) => `${from} ${event}`);
    expect(pairs.toSorted()).toEqual(LEGAL.map(([from, event]) => `${from} ${event}`).toSorted());
  });
});

describe.each(Status.options)('an application that is %s', (from) => {
  it.each(MoveEvent.options)('refuses what it must of “%s”', (event) => {
    const legal = LEGAL.find((move) => move[0] === from && move[1] === event);
    for (const by of MOVERS.filter((mover) => !legal?.[2].includes(mover))) {
      expect(refusalOf(from, event, by), `by ${by}`).toBe(legal ? 'NotAllowed' : 'WrongStage');
    }
  });
});

describe('a refusal', () => {
  it.each(Status.options)('says where an application stands that is %s', (from) => {
    const refused = MoveEvent.options.find(
      (event) => !LEGAL.some((move) => move[0] === from && move[1] === event),
    );
    expect(refused && (() => nextStatus(from, refused, 'admin'))).toThrow(STATUS_WORDS[from]);
  });

  it('says who could do it', () => {
    expect(() => nextStatus('shortlisted', 'recommend', 'team')).toThrow('panel or the admin');
  });
});

describe('the ends', () => {
  const closed: Status[] = [
    'not-shortlisted',
    'not-recommended',
    'did-not-attend',
    'declined',
    'lapsed',
    'withdrawn',
    'not-selected',
    'left',
    'graduated',
  ];

  it.each(Status.options)('%s', (status) => {
    expect(isClosed(status)).toBe(closed.includes(status));
    if (closed.includes(status)) expect(gateOf(status, true)).toBeUndefined();
  });
});

describe('an application waits at', () => {
  it.each<[Status, GateName | undefined, GateName | undefined]>([
    ['draft', undefined, undefined],
    ['submitted', 'shortlist', 'shortlist'],
    ['reserve', 'shortlist-reserve', 'acceptance-reserve'],
    ['shortlisted', 'interview', 'interview'],
    ['recommended', 'acceptance', 'acceptance'],
    ['offered', 'answer', 'answer'],
    ['in-cohort', undefined, undefined],
  ])('%s: %s before, %s after its interview', (status, before, after) => {
    expect([gateOf(status, false), gateOf(status, true)]).toEqual([before, after]);
  });

  // The decision on a gate is written once, so no road of one sending may come by twice.
  it('no gate twice on one sending, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (choices) => {
        let seen: GateName[] = [];
        let status: Status = 'submitted';
        let interviewed = false;
        for (const choice of choices) {
          const gate = gateOf(status, interviewed);
          if (!gate) break;
          seen.push(gate);
          const moves = LEGAL.filter(([from, event]) => from === status && fits(event, gate));
          const [, event, , to] = moves[choice % moves.length] ?? LEGAL[1] ?? [];
          if (!to || to === 'draft') break;
          status = to;
          // A correction goes on under the number of a new sending.
          if (event?.startsWith('correct-')) seen = [];
          interviewed ||= event === 'recommend';
        }
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });
});

/** The reserve list of the interviewed promotes to an offer, the other one to an interview. */
function fits(event: MoveEvent, gate: GateName): boolean {
  if (event === 'promote-to-offer') return gate === 'acceptance-reserve';
  return event !== 'promote-to-interview' || gate === 'shortlist-reserve';
}

function refusalOf(from: Status, event: MoveEvent, by: Mover): string {
  try {
    return `went on to ${nextStatus(from, event, by)}`;
  } catch (error) {
    if (isNamed(error, 'WrongStage')) return 'WrongStage';
    return isNamed(error, 'NotAllowed') ? 'NotAllowed' : String(error);
  }
}
