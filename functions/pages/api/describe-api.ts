import type { Route } from '../../adapters/http.ts';
import { siteUrl } from '../../adapters/links.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { openApi } from '../../domain/api/openapi.ts';

/** Serves the description of the API. */
export const describeApi: Route = async () => {
  const { programme, version } = await currentProgramme();
  return { data: openApi(programme, String(version), siteUrl()) };
};
