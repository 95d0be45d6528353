import { describe, expect, it } from 'vitest';
import { MAIL_RULES, MailKind } from '../../functions/domain/mail-kinds.ts';
import type { Milestone, Programme } from '../../functions/domain/programme.ts';
import { MAILS, type Mail, mailFor } from '../../functions/views/mails/catalogue.ts';
import { renderMail } from '../../functions/views/mails/render-mail.ts';
import { whenOf } from '../../functions/views/mails/text.ts';
import { exampleOf, milestonesFor } from '../../lib/mails/example.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';
import { paragraphsOf } from './fixtures/mail-html.ts';

const PROGRAMMES = [theProgramme(), harbour()];
const SITE = 'https://academy.example';
const LINK = `${SITE}/link/0123456789abcdef`;

/** Everything the catalogue can say of a programme: each mail, of each milestone it can be about. */
function everyMail(programme: Programme): { name: string; mail: Mail; milestone?: Milestone }[] {
  return MAILS.filter((mail) => isSent(mail, programme)).flatMap((mail) => {
    const name = [mail.kind, mail.event, mail.audience].filter(Boolean).join(' ');
    const milestones = milestonesFor(mail, programme);
    if (milestones.length === 0) return [{ name, mail }];
    return milestones.map((milestone) => ({ name: `${name} ${milestone.id}`, mail, milestone }));
  });
}

/** One without coaching or progress sends none about them. */
function isSent({ kind, event }: Mail, programme: Programme): boolean {
  if (kind === 'coaching') return programme.coaching !== undefined;
  if (kind === 'progress') return programme.progress !== undefined;
  return !event || programme.milestones.some((each) => each.event === event);
}

const CASES = PROGRAMMES.flatMap((programme) =>
  everyMail(programme).map((each) => ({ ...each, programme, of: programme.id })),
);
type Case = (typeof CASES)[number];

/** Facts as short and as long as they come. */
const EXTREMES: Record<string, Record<string, string>> = {
  'as usual': {},
  'nothing but what must be': {
    place: '',
    reason: '',
    was: '',
    feedback: '',
    coachName: '',
    slots: '',
    answered: '',
    invitedBy: '',
  },
  'as long as it can be': {
    teamName: 'Listening '.repeat(10).trim(),
    coachName: 'Nneka '.repeat(16).trim(),
    place: 'Upper Circle House, '.repeat(9).trim(),
    feedback: 'One more thing that would help the panel. '.repeat(60),
  },
};

const FOREIGN = /<(img|link|script|style|iframe|table)|url\(|https?:\/\/(?!academy\.example)/;

function contextOf({ mail, programme, milestone }: Case, facts: Record<string, string> = {}) {
  const context = exampleOf(mail, programme, milestone);
  // An empty fact is one that was never recorded.
  const all = Object.entries({ ...context.entry.facts, ...facts }).filter(([, value]) => value);
  return { ...context, entry: { ...context.entry, facts: Object.fromEntries(all) } };
}

function render(each: Case, facts: Record<string, string> = {}) {
  const context = contextOf(each, facts);
  return renderMail(context, context.entry.link ? LINK : SITE);
}

describe('the catalogue', () => {
  it('has a text for every kind of mail, and a rule', () => {
    expect([...new Set(MAILS.map(({ kind }) => kind))].toSorted()).toEqual(
      MailKind.options.toSorted(),
    );
    expect(Object.keys(MAIL_RULES).toSorted()).toEqual(MailKind.options.toSorted());
  });

  it('finds for each mail the very entry that was written for it', () => {
    for (const each of CASES) expect(mailFor(contextOf(each)), each.name).toBe(each.mail);
  });

  it.each(PROGRAMMES)('has something for every audience of every milestone of $id', (programme) => {
    for (const milestone of programme.milestones) {
      for (const audience of milestone.audiences) {
        const context = exampleOf(
          MAILS.find(({ kind }) => kind === 'milestone') as Mail,
          programme,
          milestone,
        );
        context.entry.facts = { ...context.entry.facts, audience };
        const { text } = renderMail(context, SITE);
        expect(text).toContain(isNews(milestone) ? 'Dear' : whenOf(programme, milestone));
        expect(mailFor(context).audience ?? audience).toBe(audience);
      }
    }
  });
});

/** What has happened as it is told: its own instant need not be said. */
function isNews({ event }: Milestone): boolean {
  return ['applications-open', 'shortlist'].includes(event);
}

describe.each(Object.entries(EXTREMES))('with facts %s every mail', (_, facts) => {
  it('is short in its subject, greets, says who to ask, and has no gap', () => {
    for (const each of CASES) {
      const { subject, text } = render(each, facts);
      expect(subject, each.name).toMatch(/^.{1,60}$/u);
      expect(text, each.name).toMatch(/^Dear Ada Brown,\n\n\S/);
      expect(text, each.name).toContain(each.programme.organiser.email);
      expect(`${subject}${text}`, each.name).not.toMatch(GAP);
    }
  });

  it('says the same in its HTML as in its text', () => {
    for (const each of CASES) {
      const { text, html } = render(each, facts);
      expect(paragraphsOf(html), each.name).toEqual(linesOf(text));
    }
  });
});

const GAP = /undefined|null|NaN|\[object|“”|\n\n\n|\s,|: *\n\n[A-Z]| {2}/;

/** A text's lines without marks and addresses. */
function linesOf(text: string): string[] {
  return text
    .replaceAll(/:\nhttps:\S+/g, '')
    .split('\n')
    .map((line) => line.replace(/^(> ?|- |\d+\. )+/, '').trim())
    .filter(Boolean);
}

describe('a mail', () => {
  it('has at most one link, the academy’s own, whole in both parts', () => {
    for (const each of CASES) {
      const { text, html } = render(each);
      const anchors = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);
      expect(anchors.length, each.name).toBeLessThanOrEqual(1);
      expect(text.match(/https?:\S+/g) ?? [], each.name).toEqual(anchors);
      for (const href of anchors)
        expect([
          LINK,
          SITE,
          ...['admin', 'panel', 'coach', 'unsubscribe?who=a1b2c3.d4e5f6'].map(
            (page) => `${SITE}/${page}`,
          ),
        ]).toContain(href);
    }
  });

  it('gives a team its reference', () => {
    const toTeams = CASES.filter((each) => contextOf(each).entry.link);
    expect(toTeams.length).toBeGreaterThan(40);
    for (const each of toTeams) {
      expect(render(each).text, each.name).toContain('Your reference is 7KMX-42QX.');
    }
  });

  it('has no picture, no style sheet, no script and nothing that counts', () => {
    for (const each of CASES) expect(render(each).html, each.name).not.toMatch(FOREIGN);
  });

  it('to staff leads to the page where the work is', () => {
    const about = (kind: MailKind, facts: Record<string, string>) =>
      render(CASES.find(({ mail }) => mail.kind === kind) as Case, facts).text;
    expect(about('review-chase', {})).toContain(`${SITE}/panel`);
    expect(about('decision-chase', { about: 'interview' })).toContain(`${SITE}/panel`);
    expect(about('decision-chase', { about: 'release' })).toContain(`${SITE}/admin`);
    expect(about('decision-escalation', {})).toContain(`${SITE}/admin`);
  });

  it('of a receipt names what was answered, and shows the answers that may stand in a mail alone', () => {
    const receipt = CASES.find(({ mail }) => mail.kind === 'receipt') as Case;
    const { text } = render(receipt, {
      answered: 'improvement\nidea-status',
      'answer.idea-status': 'New',
    });
    expect(text).toContain(
      '- What do you want to improve?\n- Is the idea under way or new? Your answer: New',
    );
    expect(text).not.toContain('What have you tried');
  });

  it('never puts what a person typed into its subject', () => {
    const facts = {
      teamName: 'CANARY',
      feedback: 'CANARY',
      coachName: 'CANARY',
      reason: 'CANARY',
      place: 'CANARY',
    };
    for (const each of CASES)
      expect(render(each, facts).subject, each.name).not.toContain('CANARY');
  });
});
