import type { MiddlewareHandler } from 'hono';
import type { DeskEnv } from './environment.ts';

/** A route that takes posts from elsewhere: the pages of the publication, or programs. Paths are below the desk's. */
export interface OpenRoute {
  readonly path: string;
  readonly from: 'site' | 'anyone';
}

/**
 * Refuses posts that another site makes a browser send: by Sec-Fetch-Site, or by Origin where there is none (OWASP,
 * Cross-Site Request Forgery Prevention). Programs that send neither are let through without cookies only.
 */
export function refuseForeignPosts(
  base: string,
  origins: { readonly desk: string; readonly site: string },
  open: readonly OpenRoute[],
): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next();
    const route = open.find(({ path }) => c.req.path === base + path);
    if (route?.from === 'anyone') return next();
    const origin = c.req.header('origin');
    const fetchSite = c.req.header('sec-fetch-site');
    const isOwn = fetchSite === 'same-origin' || origin === origins.desk;
    const isOfSite = route?.from === 'site' && origin === origins.site;
    const isProgram = origin === undefined && fetchSite === undefined && c.req.header('cookie') === undefined;
    if (isOwn || isOfSite || isProgram) return next();
    return c.text('This form was sent from another site.', 403);
  };
}
