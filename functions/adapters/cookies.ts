/**
 * Cookies of people who sign in. Under https their names begin with `__Host-`: no other host of the
 * domain can then set or read them. A laptop serves http, where Safari keeps no Secure cookie even
 * from localhost, so there they have their bare names.
 */

/** The cookie of a session. */
export const SESSION = 'session';

/** The cookie of a sign-in that has begun. */
export const SIGN_IN = 'sign-in';

/** The full text of a cookie to set. `seconds` 0 removes it. */
export function cookieText(name: string, value: string, seconds: number): string {
  const secure = isHttps() ? '; Secure' : '';
  return `${cookieName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
}

/** Cookies by name, from the list of `name=value` that the HTTP API hands over. */
export function readCookies(list: string[] = []): Record<string, string> {
  return Object.fromEntries(list.map((cookie) => cookie.split(/=(.*)/s).slice(0, 2)));
}

/** The value of a cookie that was set with `cookieText`; empty where there is none. */
export function cookieIn(cookies: Record<string, string>, name: string): string {
  return cookies[cookieName(name)] ?? '';
}

function cookieName(name: string): string {
  return isHttps() ? `__Host-${name}` : name;
}

function isHttps(): boolean {
  return (process.env['SITE_URL'] ?? '').startsWith('https:');
}
