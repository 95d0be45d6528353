import { saveDraft } from '../../adapters/applications.ts';
import { memberFrom } from '../../adapters/draft-input.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { tooManyMembers } from '../../domain/check-application.ts';
import { AcademyError } from '../../domain/errors.ts';
import { renderDraft } from './show-application.ts';

/** Adds a member to the team, or completes the one with the same address. */
export const addMember: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  try {
    const { draft } = application;
    const known = draft.members.find(
      ({ email }) => email.toLowerCase() === String(request.input['email']).trim().toLowerCase(),
    );
    const member = memberFrom(programme, request.input, known?.id ?? request.newId());
    if (!known && draft.members.length >= programme.team.maxMembers) {
      const problem = tooManyMembers(programme);
      throw new AcademyError('TeamFull', `${problem.message}.`, [problem]);
    }
    const members = known
      ? draft.members.map((each) => (each === known ? member : each))
      : [...draft.members, member];
    const saved = await saveDraft(application, { ...draft, members });
    return {
      status: 201,
      data: {
        memberId: member.id,
        members: saved.draft.members.length,
        draftVersion: saved.draftVersion,
      },
      seeOther: '/application?saved',
    };
  } catch (error) {
    if (!(error instanceof AcademyError) || error.status !== 422) throw error;
    const { name, status, message, problems } = error;
    return {
      status,
      data: { title: name, status, detail: message, problems },
      page: () => renderDraft(programme, application, request, problems),
    };
  }
};
