import { saveDraft } from '../../adapters/applications.ts';
import { memberFrom } from '../../adapters/draft-input.ts';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { tooManyMembers } from '../../domain/check-application.ts';
import { AcademyError, type Problem } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { NEW_MEMBER } from '../../views/member-fields.ts';
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
    return askAgain(error, (problems) =>
      renderDraft(programme, application, asTyped(request), { problems: problems.map(onTheForm) }),
    );
  }
};

/** The form has the fields of somebody new under names of their own. */
function asTyped(request: PageRequest): PageRequest {
  const input = Object.entries(request.input).map(([name, value]) => [fieldOf(name), value]);
  return { ...request, input: Object.fromEntries(input) };
}

function onTheForm({ field, message }: Problem): Problem {
  return { field: field === 'members' ? field : fieldOf(field), message };
}

function fieldOf(name: string): string {
  return `member.${NEW_MEMBER}.${name}`;
}
