import * as z from 'zod';
import type { Desk } from '../desk.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { findPersonById } from '../members/people.ts';
import { describeDevice } from '../sessions/device.ts';
import { startSession } from '../sessions/start-session.ts';
import { recordAudit } from '../staff/audit.ts';
import { staffOf } from '../staff/guard.ts';
import { showStaffPage } from '../staff/show-staff-page.ts';
import type { DeskApp } from '../web/environment.ts';
import { readForm } from '../web/forms.ts';
import { describeError } from '../web/log.ts';
import { neighbourhoodOf } from '../web/networks.ts';
import { showPage, showTooOften } from '../web/page.ts';
import {
  checkAuthentication,
  checkRegistration,
  offerAuthentication,
  offerRegistration,
} from './ceremonies.ts';
import { passkeysPage, refusedPage } from './pages.ts';
import {
  addChallenge,
  addPasskey,
  findPasskey,
  listPasskeys,
  notePasskeyUse,
  removePasskey,
  takeChallenge,
} from './store.ts';
import { passkeyWords } from './words.ts';

const byNetwork = { name: 'passkeys by network', count: 60, seconds: 600 };
/** In milliseconds. */
const challengeLasts = 300_000;
const mostPasskeys = 20;

const answered = z.object({ response: z.string().max(60_000) });

/** Registration and authentication of Web Authentication Level 3 (sections 7.1 and 7.2), for staff. */
export function addRoutes(app: DeskApp, desk: Desk): void {
  const { settings, base, database, limits, now } = desk;
  const take = (personId: string | null) => (challenge: string) =>
    database.transaction((queries) => takeChallenge(queries, challenge, personId, now()));

  /** What a check returns; undefined for an answer that is not right, whatever it is. */
  const attempt = async <Result>(check: Promise<Result | undefined>): Promise<Result | undefined> => {
    try {
      return await check;
    } catch (error) {
      desk.log('passkey-refused', describeError(error));
      return undefined;
    }
  };

  app.get('/staff/passkeys', async (c) =>
    showStaffPage(
      c,
      desk,
      passkeysPage(desk, c.get('language'), await listPasskeys(database, staffOf(c).person_id)),
    ),
  );

  app.post('/staff/passkeys/options', async (c) => {
    const { person_id: id, email } = staffOf(c);
    const options = await offerRegistration(settings, { id, email }, await listPasskeys(database, id));
    await database.transaction((queries) =>
      addChallenge(queries, options.challenge, id, now() + challengeLasts),
    );
    c.header('Cache-Control', 'no-store');
    return c.json(options);
  });

  app.post('/staff/passkeys', async (c) => {
    const { person_id: id, email } = staffOf(c);
    const form = await readForm(c, answered);
    const made = form.isRight
      ? await attempt(checkRegistration(settings, form.value.response, take(id)))
      : undefined;
    const device = describeDevice(c.req.header('user-agent'));
    const words = passkeyWords[c.get('language')];
    const isAdded =
      made !== undefined &&
      (await database.transaction(async (queries) => {
        if ((await listPasskeys(queries, id)).length >= mostPasskeys) return false;
        const passkey = { ...made, person_id: id, device, created_at: now() };
        if (!(await addPasskey(queries, passkey))) return false;
        await recordAudit(queries, { actor: id, action: 'passkey-add', target: id }, now());
        const text = words.mailText(
          device === '' ? words.unknownDevice : device,
          `${settings.address}/staff/passkeys`,
        );
        await enqueueMail(queries, { to: email, subject: words.mailSubject(settings.title), text }, now());
        return true;
      }));
    if (!isAdded) return showPage(c, desk, refusedPage(c.get('language'), `${base}/staff/passkeys`));
    desk.wake('send-mails');
    return c.redirect(`${base}/staff/passkeys`, 303);
  });

  app.post('/staff/passkeys/remove', async (c) => {
    const { person_id: id } = staffOf(c);
    const form = await readForm(c, z.object({ id: z.string().max(2000) }));
    await database.transaction(async (queries) => {
      if (form.isRight && (await removePasskey(queries, id, form.value.id)))
        await recordAudit(queries, { actor: id, action: 'passkey-remove', target: id }, now());
    });
    return c.redirect(`${base}/staff/passkeys`, 303);
  });

  app.post('/sign-in/passkey/options', async (c) => {
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const options = await offerAuthentication(settings);
    await database.transaction((queries) =>
      addChallenge(queries, options.challenge, null, now() + challengeLasts),
    );
    c.header('Cache-Control', 'no-store');
    return c.json(options);
  });

  app.post('/sign-in/passkey', async (c) => {
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const form = await readForm(c, answered);
    const found = form.isRight
      ? await attempt(
          checkAuthentication(settings, form.value.response, (id) => findPasskey(database, id), take(null)),
        )
      : undefined;
    const person = found === undefined ? undefined : await findPersonById(database, found.passkey.person_id);
    if (found === undefined || person?.role == null)
      return showPage(c, desk, refusedPage(c.get('language'), `${base}/sign-in?purpose=staff`));
    const { passkey, counter } = found;
    await startSession(c, desk, {
      email: person.email,
      purpose: 'staff',
      also: (queries) => notePasskeyUse(queries, { id: passkey.id, counter, now: now() }),
    });
    return c.redirect(`${base}/staff`, 303);
  });
}
