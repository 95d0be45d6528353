import { assetAnswer } from '../../adapters/asset-answer.ts';
import type { Route } from '../../adapters/http.ts';
import { AcademyError } from '../../domain/errors.ts';
import { ASSET_FILES } from './asset-files.ts';

/** A file that pages load. A name of an earlier release is not found: its pages are gone as well. */
export const showAsset: Route = async (request) => {
  const name = request.params['name'] ?? '';
  const asset = Object.hasOwn(ASSET_FILES, name) ? ASSET_FILES[name] : undefined;
  if (!asset) {
    throw new AcademyError(
      'NotFound',
      'There is no such file. Open the page again to load what belongs to it.',
    );
  }
  return assetAnswer(request, asset);
};
