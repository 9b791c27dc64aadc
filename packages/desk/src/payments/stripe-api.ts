import * as z from 'zod';

/** What the desk asks of Stripe: three requests (https://docs.stripe.com/api). */
export interface StripeApi {
  /** The URL of a page on which somebody pays for a subscription. */
  openCheckout(checkout: Checkout): Promise<string>;
  /** The URL of a page on which a customer changes or ends it. */
  openPortal(customer: string, returnUrl: string): Promise<string>;
  /** A subscription as it is now, whatever an event says. */
  readSubscription(id: string): Promise<Subscription>;
}

interface Checkout {
  readonly price: string;
  readonly email: string | undefined;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

const page = z.object({ url: z.string() });
const periods = z.object({ data: z.array(z.object({ current_period_end: z.number().optional() })) });
const subscription = z.object({
  id: z.string(),
  customer: z.string(),
  status: z.string(),
  start_date: z.number(),
  // On the subscription until the version of 2025-03-31, on its items since.
  current_period_end: z.number().optional(),
  items: periods.optional(),
  ended_at: z.number().nullish(),
});
const customerShape = z.object({ id: z.string(), email: z.string().nullish() });

export interface Subscription {
  readonly id: string;
  readonly customer: string;
  readonly email: string;
  readonly status: string;
  /** In milliseconds. */
  readonly startsAt: number;
  readonly periodEndsAt: number;
  readonly endedAt: number | undefined;
}

/** In milliseconds. */
const patience = 15_000;

export function openStripe(api: string, key: string): StripeApi {
  const ask = async <Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<z.infer<Shape>> => {
    const response = await fetch(new URL(path, api), {
      headers: { Authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    if (!response.ok)
      throw Object.assign(new Error('Stripe refused.'), { code: `stripe-${response.status}` });
    return shape.parse(await response.json());
  };
  return {
    openCheckout: async ({ price, email, successUrl, cancelUrl }) => {
      const { url } = await ask(page, '/v1/checkout/sessions', {
        mode: 'subscription',
        'line_items[0][price]': price,
        'line_items[0][quantity]': '1',
        success_url: successUrl,
        cancel_url: cancelUrl,
        ...(email === undefined ? {} : { customer_email: email }),
      });
      return url;
    },
    openPortal: async (customer, returnUrl) =>
      (await ask(page, '/v1/billing_portal/sessions', { customer, return_url: returnUrl })).url,
    readSubscription: async (id) => {
      const found = await ask(subscription, `/v1/subscriptions/${encodeURIComponent(id)}`);
      const { email } = await ask(customerShape, `/v1/customers/${encodeURIComponent(found.customer)}`);
      const ends = [
        found.current_period_end,
        ...(found.items?.data ?? []).map((item) => item.current_period_end),
      ];
      const last = Math.max(0, ...ends.filter((end) => end !== undefined));
      return {
        id: found.id,
        customer: found.customer,
        email: email ?? '',
        status: found.status,
        startsAt: found.start_date * 1000,
        periodEndsAt: last * 1000,
        endedAt: found.ended_at == null ? undefined : found.ended_at * 1000,
      };
    },
  };
}
