import type { MiddlewareHandler } from 'hono';
import type { Desk } from '../desk.ts';
import type { Role } from '../members/people.ts';
import { currentSession } from '../sessions/current.ts';
import type { CurrentSession } from '../sessions/store.ts';
import type { DeskContext, DeskEnv } from '../web/environment.ts';
import { showPage } from '../web/page.ts';
import { html } from 'hono/html';
import { staffWords } from './words.ts';

/** Lets only staff with one of the roles in; everyone else is asked to sign in, or refused. */
export function onlyStaff(desk: Desk, roles: readonly Role[]): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const session = await currentSession(c, desk, 'staff');
    if (session === undefined || session.role === null)
      return c.redirect(`${desk.base}/sign-in?purpose=staff`, c.req.method === 'GET' ? 302 : 303);
    if (!roles.some((role) => role === session.role)) {
      const words = staffWords[c.get('language')];
      return showPage(c, desk, {
        title: words.notYours,
        body: html`<p>${words.notYoursText}</p>`,
        status: 403,
      });
    }
    c.set('staff', session);
    return next();
  };
}

/** Who is signed in, behind `onlyStaff`. */
export function staffOf(c: DeskContext): CurrentSession {
  const session = c.get('staff');
  if (session === undefined) throw new Error('This route is not behind onlyStaff.');
  return session;
}
