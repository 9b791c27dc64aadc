import * as z from 'zod';
import type { Desk } from '../desk.ts';
import { emailAddress, findOrAddPerson } from '../members/people.ts';
import { beginTrial, membershipOf } from '../members/store.ts';
import { memberUntil } from '../members/member-until.ts';
import { portalButton } from '../payments/buttons.ts';
import type { DeskApp, DeskContext } from '../web/environment.ts';
import { readForm, readQuery } from '../web/forms.ts';
import { neighbourhoodOf } from '../web/networks.ts';
import { showPage, showTooOften } from '../web/page.ts';
import { giveToken, readToken } from './cookies.ts';
import { currentSession } from './current.ts';
import { describeDevice } from './device.ts';
import { accountPage, confirmPage, expiredPage, sentPage, signInPage } from './pages.ts';
import { purposes, type Purpose } from './purpose.ts';
import { safeNext } from './safe-next.ts';
import { addRequest, addSession, endSessions, listDevices, takeLink, type SignInLink } from './store.ts';

const byNetwork = { name: 'sign-in by network', count: 30, seconds: 600 };
const byAddress = { name: 'sign-in by address', count: 3, seconds: 900 };
const guesses = { name: 'sign-in links', count: 30, seconds: 600 };

const asked = z.object({
  email: emailAddress,
  purpose: z.enum(purposes).default('reader'),
  next: z.string().max(2000).default(''),
});

export function addRoutes(app: DeskApp, desk: Desk): void {
  const { settings, base, database, limits, now } = desk;

  app.get('/sign-in', (c) => {
    const query = readQuery(c, asked.pick({ next: true, purpose: true }));
    const { next, purpose } = query.isRight ? query.value : { next: '', purpose: 'reader' as const };
    return showPage(c, desk, signInPage(desk, c.get('language'), { purpose, next }));
  });

  // The same answer, after the same work, whoever is asked for.
  app.post('/sign-in', async (c) => {
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const form = await readForm(c, asked);
    if (!form.isRight) {
      const again = {
        purpose: 'reader' as const,
        next: form.text('next'),
        email: form.text('email'),
        isWrong: true,
      };
      return showPage(c, desk, signInPage(desk, c.get('language'), again));
    }
    const { email, purpose } = form.value;
    if (limits.take(byAddress, email)) {
      const next = purpose === 'staff' ? `${settings.address}/staff` : safeNext(settings, form.value.next);
      const language = c.get('language');
      await database.transaction((queries) =>
        addRequest(queries, { email, purpose, next, language, requested_at: now() }),
      );
      desk.wake('sign-in-links');
    }
    return c.redirect(`${base}/sign-in/sent`, 303);
  });

  app.get('/sign-in/sent', (c) => showPage(c, desk, sentPage(desk, c.get('language'))));

  // Programs that check mails open links: only the button uses it up.
  app.get('/sign-in/link/:token', (c) =>
    showPage(c, desk, confirmPage(desk, c.get('language'), c.req.param('token'))),
  );

  app.post('/sign-in/link', async (c) => {
    if (!limits.take(guesses, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const form = await readForm(c, z.object({ token: z.string().max(100) }));
    const link = form.isRight
      ? await database.transaction((queries) => takeLink(queries, form.value.token, now()))
      : undefined;
    if (link === undefined) return showPage(c, desk, expiredPage(desk, c.get('language')));
    await signIn(c, desk, link);
    return c.redirect(link.next, 303);
  });

  app.post('/sign-out', async (c) => {
    for (const purpose of purposes) {
      const session = await currentSession(c, desk, purpose);
      if (session !== undefined) {
        await endSessions(database, session.person_id, session.id);
        await desk.access.refresh(session.person_id);
      }
      if (readToken(c, settings, purpose) !== undefined) giveToken(c, settings, purpose, '', 0);
    }
    return c.redirect(`${settings.site}/`, 303);
  });

  app.get('/account', async (c) => {
    const session = await currentSession(c, desk, 'reader');
    if (session === undefined)
      return c.redirect(`${base}/sign-in?next=${encodeURIComponent(`${base}/account`)}`, 302);
    const devices = await listDevices(database, session.person_id, now());
    const membership = await membershipOf(database, session.person_id);
    const hasPaid = membership?.grants.some(({ kind }) => kind === 'stripe') ?? false;
    const until = membership === undefined ? 0 : memberUntil(membership, settings.members, now());
    return showPage(
      c,
      desk,
      accountPage(desk, c.get('language'), {
        session,
        devices,
        memberUntil: until,
        more: portalButton(desk, c.get('language'), hasPaid),
      }),
    );
  });

  app.post('/account/sessions', async (c) => {
    const session = await currentSession(c, desk, 'reader');
    if (session === undefined) return c.redirect(`${base}/sign-in`, 303);
    const form = await readForm(c, z.object({ id: z.string().optional() }));
    await endSessions(database, session.person_id, form.isRight ? form.value.id : undefined);
    await desk.access.refresh(session.person_id);
    return c.redirect(`${base}/account`, 303);
  });
}

/** Gives the visitor a new session, whatever cookie they came with, and ends the one that it opens. */
async function signIn(
  c: DeskContext,
  desk: Desk,
  link: Pick<SignInLink, 'email' | 'purpose'>,
): Promise<void> {
  const { settings, database, access, now } = desk;
  const { email } = link;
  const purpose: Purpose = link.purpose === 'staff' ? 'staff' : 'reader';
  const seconds = lifetimeOf(purpose, settings.members.sessionDays);
  const former = await currentSession(c, desk, purpose);
  const { personId, token } = await database.transaction(async (queries) => {
    if (former !== undefined) await endSessions(queries, former.person_id, former.id);
    const { id } = await findOrAddPerson(queries, { email }, now());
    if (link.purpose === 'trial') await beginTrial(queries, id, settings.members, now());
    const device = describeDevice(c.req.header('user-agent'));
    const session = { personId: id, purpose, device, now: now(), endsAt: now() + seconds * 1000 };
    return { personId: id, token: await addSession(queries, session) };
  });
  if (former !== undefined && former.person_id !== personId) await access.refresh(former.person_id);
  await access.refresh(personId);
  giveToken(c, settings, purpose, token, seconds);
}

/** In seconds. Staff sign in each day. */
function lifetimeOf(purpose: Purpose, days: number): number {
  return purpose === 'staff' ? 43_200 : days * 86_400;
}
