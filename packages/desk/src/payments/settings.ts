import * as z from 'zod';

/** `stripe` in desk.yaml. The keys are in the environment: KOLOFON_DESK_STRIPE_KEY and KOLOFON_DESK_STRIPE_WEBHOOK_SECRET. */
export const stripeSettings = z
  .strictObject({
    price: z
      .string()
      .regex(/^price_\w+$/)
      .meta({ description: 'The price of the subscription in Stripe: price_….' }),
    graceDays: z.int().min(0).max(60).default(3).meta({
      description: 'How many days somebody stays a member after a period that was not yet paid for.',
    }),
    api: z
      .url()
      .default('https://api.stripe.com')
      .meta({ description: 'The URL of Stripe. Only tests change it.' }),
  })
  .optional()
  .meta({ description: 'Payment by Stripe’s own pages. Without it, the desk takes no payments.' });
