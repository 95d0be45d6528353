import type { Route } from '../../adapters/http.ts';
import { STYLESHEET } from '../../views/stylesheet.ts';

/** Serves the one stylesheet. */
export const showStylesheet: Route = async () => ({
  data: {},
  asset: { type: 'text/css; charset=utf-8', body: STYLESHEET },
});
