import * as z from 'zod';
import type { Desk } from '../desk.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { emailAddress } from '../members/people.ts';
import { onlyStaff } from '../staff/guard.ts';
import { showStaffPage } from '../staff/show-staff-page.ts';
import type { DeskApp, DeskContext } from '../web/environment.ts';
import { readForm, readQuery } from '../web/forms.ts';
import { neighbourhoodOf } from '../web/networks.ts';
import { showPage, showTooOften } from '../web/page.ts';
import {
  confirmedPage,
  confirmPage,
  expiredPage,
  newsletterPage,
  sentPage,
  subscribePage,
  unsubscribedPage,
  unsubscribePage,
  type SubscribeForm,
} from './pages.ts';
import { readSigned } from './sign.ts';
import {
  addSubscriptionLink,
  confirmSubscription,
  countSubscribers,
  findSubscription,
  listAnnouncements,
  listSeries,
  secretOfNewsletter,
  unsubscribe,
  type Subscription,
} from './store.ts';
import { newsletterWords } from './words.ts';

const byNetwork = { name: 'newsletter by network', count: 20, seconds: 600 };
const byAddress = { name: 'newsletter by address', count: 3, seconds: 3600 };
/** In milliseconds. */
const linkLasts = 86_400_000;

const urls = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .pipe(z.array(z.string().max(2000)).min(1).max(200));

export function addRoutes(app: DeskApp, desk: Desk): void {
  const { base, database, limits, settings, now } = desk;

  const showForm = async (c: DeskContext, more: Partial<SubscribeForm> = {}) => {
    const series = await listSeries(database);
    const form = { series, chosen: [], email: '', isWrong: false, ...more };
    return showPage(c, desk, subscribePage(desk, c.get('language'), form));
  };

  app.get('/newsletter', (c) => {
    const query = readQuery(c, z.object({ series: urls.optional() }));
    return showForm(c, { chosen: (query.isRight ? query.value.series : undefined) ?? [] });
  });

  app.post('/newsletter', async (c) => {
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const form = await readForm(c, z.object({ email: emailAddress, series: urls }));
    const known = await listSeries(database);
    const chosen = form.isRight ? known.filter(({ url }) => form.value.series.includes(url)) : [];
    if (!form.isRight || chosen.length === 0)
      return showForm(c, { isWrong: true, email: form.text('email'), chosen: chosen.map(({ url }) => url) });
    const { email } = form.value;
    if (form.text('website') === '' && limits.take(byAddress, email)) {
      const language = c.get('language');
      const words = newsletterWords[language];
      const endsAt = now() + linkLasts;
      await database.transaction(async (queries) => {
        const asked = { email, series: chosen.map(({ url }) => url), language };
        const token = await addSubscriptionLink(queries, asked, endsAt);
        const link = `${settings.address}/newsletter/confirm/${token}`;
        const titles = chosen.map(({ title }) => title);
        const text = words.confirmText(settings.title, titles, link);
        await enqueueMail(
          queries,
          { to: email, subject: words.confirmSubject(settings.title), text, endsAt },
          now(),
        );
      });
      desk.wake('send-mails');
    }
    return c.redirect(`${base}/newsletter/sent`, 303);
  });

  app.get('/newsletter/sent', (c) => showPage(c, desk, sentPage(c.get('language'))));
  app.get('/newsletter/confirmed', (c) => showPage(c, desk, confirmedPage(c.get('language'))));

  // Programs that check mails open links: only the button confirms.
  app.get('/newsletter/confirm/:token', (c) =>
    showPage(c, desk, confirmPage(desk, c.get('language'), c.req.param('token'))),
  );
  app.post('/newsletter/confirm', async (c) => {
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const form = await readForm(c, z.object({ token: z.string().max(100) }));
    const isDone =
      form.isRight &&
      (await database.transaction((queries) => confirmSubscription(queries, form.value.token, now())));
    if (!isDone) return showPage(c, desk, expiredPage(desk, c.get('language')));
    return c.redirect(`${base}/newsletter/confirmed`, 303);
  });

  const signedIn = async (c: DeskContext): Promise<Subscription | undefined> => {
    const query = readQuery(c, z.object({ s: z.string().max(200) }));
    if (!query.isRight) return undefined;
    const id = readSigned(query.value.s, await secretOfNewsletter(database));
    return id === undefined ? undefined : findSubscription(database, id);
  };

  app.get('/newsletter/unsubscribe', async (c) => {
    const subscription = await signedIn(c);
    const language = c.get('language');
    if (subscription === undefined) return showPage(c, desk, unsubscribedPage(language));
    const series = (await listSeries(database)).find(({ url }) => url === subscription.series_url);
    return showPage(
      c,
      desk,
      unsubscribePage(desk, language, c.req.query('s') ?? '', series?.title ?? subscription.series_url),
    );
  });

  // Sent by a mail program too, for its own button: "List-Unsubscribe=One-Click" (RFC 8058, section 3.2).
  app.post('/newsletter/unsubscribe', async (c) => {
    const subscription = await signedIn(c);
    if (subscription !== undefined) {
      const form = await readForm(c, z.object({}));
      await database.transaction((queries) => unsubscribe(queries, subscription, form.text('all') === 'yes'));
    }
    return showPage(c, desk, unsubscribedPage(c.get('language')));
  });

  app.use('/staff/newsletter', onlyStaff(desk, ['owner', 'editor']));
  app.get('/staff/newsletter', async (c) =>
    showStaffPage(
      c,
      desk,
      newsletterPage(
        c.get('language'),
        await countSubscribers(database),
        await listAnnouncements(database, 50),
      ),
    ),
  );
}
