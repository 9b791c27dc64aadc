import type { Domain } from '../domain.ts';
import { addRoutes } from './routes.ts';
import { customerOf, forgetEvents } from './store.ts';
import { sql } from '../database/sql.ts';

/** Subscriptions that are paid on the pages of Stripe. */
export const payments: Domain = {
  id: 'payments',
  addRoutes,
  openRoutes: [{ path: '/stripe', from: 'anyone' }],
  jobs: ({ database, now }) => [
    { name: 'forget-stripe-events', every: 86_400_000, run: () => forgetEvents(database, now()) },
  ],
  personalData: {
    collect: async (queries, { id }) => ({ stripeCustomer: (await customerOf(queries, id)) ?? null }),
    erase: async (queries, { id }) => {
      await queries.run(sql`delete from stripe_customers where person_id = ${id}`);
    },
  },
};
