import type { DeskSettings } from '../settings/settings.ts';

/**
 * Where somebody goes after signing in: only to the site or the desk (OWASP, Unvalidated Redirects and Forwards
 * Prevention). Anything else leads to the start of the site.
 */
export function safeNext({ site, address }: DeskSettings, next: string | undefined): string {
  const home = `${site}/`;
  if (next === undefined || next === '') return home;
  let url: URL;
  try {
    url = new URL(next, home);
  } catch {
    return home;
  }
  const isOwn = [site, address].some((own) => new URL(own).origin === url.origin);
  return isOwn && url.username === '' && url.password === '' && url.href.length <= 2000 ? url.href : home;
}
