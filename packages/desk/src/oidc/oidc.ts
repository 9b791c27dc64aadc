import type { Domain } from '../domain.ts';
import { addRoutes } from './routes.ts';
import { forgetAttempts } from './store.ts';

/** Signing in with an organisation by OpenID Connect. What makes its people members is a grant. */
export const oidc: Domain = {
  id: 'oidc',
  addRoutes,
  jobs: ({ database, now }) => [
    { name: 'forget-attempts', every: 3_600_000, run: () => forgetAttempts(database, now()) },
  ],
};
