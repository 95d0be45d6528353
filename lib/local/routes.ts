import { asksWho } from '../manifest/door.ts';
import { DOORS } from '../manifest.ts';

/** A route of the manifest that a request matched. */
export type Match = {
  door: string;
  routeKey: string;
  params: Record<string, string>;
  /** Whether the API asks first who is there. */
  asksWho: boolean;
};

const ROUTES = DOORS.flatMap(({ name, routes = {} }) =>
  Object.entries(routes).map(([routeKey, who]) => {
    const [method = '', path = ''] = routeKey.split(' ');
    const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    return {
      door: name,
      routeKey,
      method,
      pattern,
      asksWho: asksWho(who),
      variables: path.split('{').length,
    };
  }),
).sort((a, b) => a.variables - b.variables);

/** Finds the route of a request as the HTTP API does: exact paths before those with variables. */
export function matchRoute(method: string, path: string): Match | undefined {
  for (const { pattern, ...route } of ROUTES) {
    const found = route.method === method ? pattern.exec(path) : null;
    if (!found) continue;
    const params = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [name, decode(value)]),
    );
    return { door: route.door, routeKey: route.routeKey, params, asksWho: route.asksWho };
  }
  return undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
