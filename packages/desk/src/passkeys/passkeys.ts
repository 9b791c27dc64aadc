import type { Domain } from '../domain.ts';
import { roles } from '../members/people.ts';
import { addRoutes } from './routes.ts';
import { forgetChallenges, listPasskeys, removePasskeysOf } from './store.ts';
import { passkeyWords } from './words.ts';

/** How staff sign in without a mail. */
export const passkeys: Domain = {
  id: 'passkeys',
  addRoutes,
  jobs: ({ database, now }) => [
    { name: 'forget-challenges', every: 3_600_000, run: () => forgetChallenges(database, now()) },
  ],
  staffPages: [{ path: '/staff/passkeys', title: (language) => passkeyWords[language].passkeys, roles }],
  personalData: {
    collect: async (queries, { id }) =>
      (await listPasskeys(queries, id)).map(({ device, created_at, used_at }) => ({
        device,
        created_at,
        used_at,
      })),
    erase: (queries, { id }) => removePasskeysOf(queries, id),
  },
};
