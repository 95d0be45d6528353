import { describe, expect, it } from 'vitest';
import { LEASE, MOST_ATTEMPTS, retryAfter, teamRecipients } from '../../functions/domain/mails.ts';
import { teamMails } from '../../functions/domain/team-mails.ts';
import { aFullDraft, aMember, anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();

describe('a team’s mail goes to', () => {
  const draft = aFullDraft(programme, {
    contactId: 'ben',
    members: [
      aMember('ada'),
      aMember('ben'),
      aMember('cy'),
      aMember('dee', { email: 'CY@team.example' }),
      aMember('eve', { email: 'Dee@team.example' }),
      aMember('flo', { email: 'dee@team.example' }),
    ],
  });
  const addresses = (whom: 'contact' | 'whole-team' | 'others', contactId = 'ben') =>
    teamRecipients('a', { ...draft, contactId }, whom).map(({ to }) => to.email);

  it('the contact that was chosen', () => {
    expect(addresses('contact')).toEqual(['ben@team.example']);
  });

  it('the first member where the one chosen has left', () => {
    expect(addresses('contact', 'gone')).toEqual(['ada@team.example']);
  });

  it('everybody, each address once however it is written', () => {
    expect(addresses('whole-team')).toEqual([
      'ada@team.example',
      'ben@team.example',
      'cy@team.example',
      'Dee@team.example',
    ]);
  });

  it('everybody but the contact', () => {
    expect(addresses('others')).toEqual([
      'ada@team.example',
      'cy@team.example',
      'Dee@team.example',
    ]);
  });

  it('nobody while there is nobody', () => {
    expect(teamRecipients('a', { ...draft, members: [] }, 'whole-team')).toEqual([]);
  });

  it('each with a link of their own', () => {
    expect(teamRecipients('a', draft, 'contact')[0]?.link).toEqual({
      applicationId: 'a',
      memberId: 'ben',
    });
  });
});

describe('a mail to a team', () => {
  it('is named by what happened, the application and its sending, so that a second sending is told', () => {
    const of = (sending: number) =>
      teamMails(anApplication(programme, { sending }), {
        kind: 'receipt',
        occasion: 'sent',
        sendAt: 'x',
      });
    expect(of(1)[0]?.occasion).toBe('sent/application-1/1');
    expect(of(2)[0]?.occasion).toBe('sent/application-1/2');
  });

  it('carries the reference and the team’s name, and no answer or lived experience', () => {
    const [mail] = teamMails(anApplication(programme), {
      kind: 'receipt',
      occasion: 'sent',
      sendAt: 'x',
    });
    expect(mail?.facts).toEqual({ reference: '7KMX-42QX', teamName: 'Kelham Listeners' });
  });
});

describe('a mail that could not be sent', () => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 4],
    [6, 32],
    [7, 60],
    [50, 60],
  ])('after %i attempts waits %i minutes', (attempts, minutes) => {
    expect(retryAfter(attempts)).toBe(minutes * 60_000);
  });

  it('is given up after eight attempts; a lease outlives the sender’s minute', () => {
    expect(MOST_ATTEMPTS).toBe(8);
    expect(LEASE).toBeGreaterThan(60_000);
  });
});
