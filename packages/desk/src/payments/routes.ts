import { html } from 'hono/html';
import * as z from 'zod';
import type { Desk } from '../desk.ts';
import { currentSession } from '../sessions/current.ts';
import { sessionWords } from '../sessions/words.ts';
import type { DeskApp } from '../web/environment.ts';
import { neighbourhoodOf } from '../web/networks.ts';
import { showPage, showTooOften } from '../web/page.ts';
import { isSigned } from './signature.ts';
import { beginReading, customerOf, isLatestReading, noteEvent, putSubscription } from './store.ts';
import { openStripe } from './stripe-api.ts';
import { paymentWords } from './words.ts';

const byNetwork = { name: 'checkout by network', count: 20, seconds: 600 };

const event = z.object({
  id: z.string().max(255),
  type: z.string(),
  data: z.object({
    object: z.object({ id: z.string(), object: z.string(), subscription: z.string().nullish() }),
  }),
});

/** Checkout, portal and webhook. Cards and prices are Stripe's: the desk only learns until when somebody has paid. */
export function addRoutes(app: DeskApp, desk: Desk): void {
  const { settings, base, database, limits, secrets, now } = desk;
  const { stripe } = settings;
  if (stripe === undefined) return;
  const api = openStripe(stripe.api, secrets.stripeKey ?? '');

  app.post('/checkout', async (c) => {
    if (!limits.take(byNetwork, neighbourhoodOf(c.get('visitor')))) return showTooOften(c, desk);
    const session = await currentSession(c, desk, 'reader');
    const url = await api.openCheckout({
      price: stripe.price,
      email: session?.email,
      successUrl: `${settings.address}/checkout/thanks`,
      cancelUrl: `${settings.address}/join`,
    });
    return c.redirect(url, 303);
  });

  app.get('/checkout/thanks', (c) => {
    const words = paymentWords[c.get('language')];
    const { signIn } = sessionWords[c.get('language')];
    return showPage(c, desk, {
      title: words.thanks,
      body: html`<p>${words.thanksText}</p>
        <p><a class="button" href="${base}/sign-in">${signIn}</a></p>`,
    });
  });

  app.post('/portal', async (c) => {
    const session = await currentSession(c, desk, 'reader');
    const customer = session === undefined ? undefined : await customerOf(database, session.person_id);
    if (customer === undefined) return c.redirect(`${base}/account`, 303);
    return c.redirect(await api.openPortal(customer, `${settings.address}/account`), 303);
  });

  // Stripe repeats an event until it is answered with 2xx: an answer means that the change is on disk.
  app.post('/stripe', async (c) => {
    const body = await c.req.text();
    const secret = secrets.stripeWebhook;
    if (secret === undefined || !isSigned(body, c.req.header('stripe-signature'), secret, now()))
      return c.text('The signature is wrong.', 400);
    const parsed = event.safeParse(parseJson(body));
    if (!parsed.success) return c.text('This is no event.', 400);
    const id = subscriptionOf(parsed.data);
    if (id === undefined) return c.body(null, 204);
    // Events come in any order and to any process: what counts is what the latest reading says.
    const reading = await database.transaction((queries) => beginReading(queries, id, now()));
    const subscription = await api.readSubscription(id);
    const personId = await database.transaction(async (queries) => {
      const isNew = await noteEvent(queries, parsed.data.id, now());
      const isLatest = isNew && (await isLatestReading(queries, id, reading));
      return isLatest ? putSubscription(queries, subscription, stripe.graceDays, now()) : undefined;
    });
    if (personId !== undefined) await desk.access.refresh(personId);
    return c.body(null, 204);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The subscription that an event is about; undefined for those that change none. */
function subscriptionOf({ type, data }: z.infer<typeof event>): string | undefined {
  if (type.startsWith('customer.subscription.')) return data.object.id;
  const isAbout = type === 'checkout.session.completed' || type.startsWith('invoice.');
  return isAbout ? (data.object.subscription ?? undefined) : undefined;
}
