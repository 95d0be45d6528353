import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { showAccessibility } from './site/show-accessibility.ts';
import { showAsset } from './site/show-asset.ts';
import { showPrivacy } from './site/show-privacy.ts';

/** What belongs to the site itself: the files that pages load, and the pages about the site. */
export const routes = {
  'GET /assets/{name}': showAsset,
  'GET /accessibility': showAccessibility,
  'GET /privacy': showPrivacy,
};

export const door = pageDoor('SitePages', routes);

export const handler = door(live);
