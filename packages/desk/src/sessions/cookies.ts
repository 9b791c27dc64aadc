import { getCookie, setCookie } from 'hono/cookie';
import type { DeskSettings } from '../settings/settings.ts';
import type { DeskContext } from '../web/environment.ts';
import type { Purpose } from './purpose.ts';

/** The cookie of a session. Its prefix makes browsers refuse one that another host or an unsafe page has set (RFC 6265bis, 4.1.3). */
function describeCookie({ address, cookieDomain }: DeskSettings, purpose: Purpose) {
  const isSecure = address.startsWith('https:');
  const base = purpose === 'staff' ? 'kolofon-staff' : 'kolofon';
  // Staff pages are on the host of the desk alone.
  const domain = purpose === 'staff' ? undefined : cookieDomain;
  const prefix = !isSecure ? '' : domain === undefined ? '__Host-' : '__Secure-';
  return { name: prefix + base, isSecure, domain };
}

export function readToken(c: DeskContext, settings: DeskSettings, purpose: Purpose): string | undefined {
  return getCookie(c, describeCookie(settings, purpose).name);
}

/** The name of the readers' cookie, for whoever reads the header alone. */
export function readerCookieName(settings: DeskSettings): string {
  return describeCookie(settings, 'reader').name;
}

/** Gives the browser a session, or takes it away with an age of 0. */
export function giveToken(
  c: DeskContext,
  settings: DeskSettings,
  purpose: Purpose,
  token: string,
  seconds: number,
): void {
  const { name, isSecure, domain } = describeCookie(settings, purpose);
  setCookie(c, name, token, {
    path: '/',
    httpOnly: true,
    secure: isSecure,
    sameSite: 'Lax',
    maxAge: seconds,
    ...(domain === undefined ? {} : { domain }),
  });
}
