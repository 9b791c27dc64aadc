import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, TestDesk } from './test-desk.ts';

export const stripeEnvironment = {
  KOLOFON_DESK_STRIPE_KEY: 'sk_test_1',
  KOLOFON_DESK_STRIPE_WEBHOOK_SECRET: 'whsec_1',
};

/** What Stripe knows of a subscription; times in seconds. */
interface Known {
  status: string;
  start_date: number;
  current_period_end: number;
  ended_at?: number;
}

/** A server that answers as Stripe does, and sends events. */
export interface FakeStripe {
  readonly url: string;
  /** By id. Every subscription belongs to the customer `cus_1`. */
  readonly subscriptions: Map<string, Known>;
  /** What was asked: `POST /v1/checkout/sessions price=…`. */
  readonly asked: string[];
  email: string;
  /** What an answer waits for, after it was decided. */
  delay: () => Promise<unknown>;
  send(desk: TestDesk, event: Readonly<Record<string, unknown>>, secret?: string): Promise<Answer>;
  close(): Promise<void>;
}

export async function openFakeStripe(): Promise<FakeStripe> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { url = '', method = '' } = request;
      stripe.asked.push(`${method} ${url} ${decodeURIComponent(body)}`);
      const answer = answerTo(url);
      const isAllowed = request.headers.authorization === 'Bearer sk_test_1';
      const status = !isAllowed ? 401 : answer === undefined ? 404 : 200;
      void stripe.delay().then(() => response.writeHead(status).end(JSON.stringify(answer ?? {})));
    });
  });
  const answerTo = (url: string): unknown => {
    if (url === '/v1/checkout/sessions') return { url: 'https://checkout.stripe.com/c/1' };
    if (url === '/v1/billing_portal/sessions') return { url: 'https://billing.stripe.com/p/1' };
    if (url === '/v1/customers/cus_1') return { id: 'cus_1', email: stripe.email };
    const id = /^\/v1\/subscriptions\/(\w+)$/.exec(url)?.[1] ?? '';
    const known = stripe.subscriptions.get(id);
    if (known === undefined) return undefined;
    const { current_period_end, ...rest } = known;
    return { id, customer: 'cus_1', items: { data: [{ current_period_end }] }, ...rest };
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stripe: FakeStripe = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subscriptions: new Map(),
    asked: [],
    email: 'Payer@reader.example',
    delay: () => Promise.resolve(),
    send: (desk, event, secret = stripeEnvironment.KOLOFON_DESK_STRIPE_WEBHOOK_SECRET) => {
      const body = JSON.stringify(event);
      const time = Math.floor(desk.now / 1000);
      const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
      return desk.visit().ask('POST', '/desk/stripe', body, {
        'content-type': 'application/json',
        'stripe-signature': `t=${time},v0=00,v1=${signature}`,
      });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return stripe;
}
