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
  // `blob:https://…` has the origin of what is behind it.
  const isOwn = [site, address]
    .map((own) => new URL(own))
    .some(({ origin, protocol }) => origin === url.origin && protocol === url.protocol);
  return isOwn && url.username === '' && url.password === '' && url.href.length <= 2000 ? url.href : home;
}
