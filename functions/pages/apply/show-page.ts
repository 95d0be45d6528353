import type { Route } from '../../adapters/http.ts';
import { readField } from '../../domain/form/fields.ts';
import { fieldPage } from '../../views/field-page.ts';
import { whileDraft } from './draft-session.ts';
import { pageNamed } from './page-named.ts';

/** Shows a page of questions with what is saved. */
export const showPage: Route = (request) =>
  whileDraft(request, (session) => {
    const { programme, application, enterer } = session;
    const page = pageNamed(request, session);
    const fields = page.fields.map(({ name }) => [name, readField(application.draft, name)]);
    return {
      data: { ...Object.fromEntries(fields), draftVersion: application.draftVersion },
      page: () =>
        fieldPage(programme, application, page, {
          ...{ problems: [], clashes: [], entering: enterer !== undefined },
          fromCheck: request.query['from'] === 'check',
        }),
    };
  });
