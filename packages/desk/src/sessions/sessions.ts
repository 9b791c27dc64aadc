import type { Domain } from '../domain.ts';
import { addRoutes } from './routes.ts';
import { sendLinks } from './send-links.ts';
import { listDevices, endSessions, tidy } from './store.ts';

/** Who is it? Sign-in by a link, sessions, devices. */
export const sessions: Domain = {
  id: 'sessions',
  addRoutes,
  jobs: (desk) => [
    { name: 'sign-in-links', every: 60_000, run: (isStopping) => sendLinks(desk, isStopping) },
    {
      name: 'tidy-sessions',
      every: 3_600_000,
      run: () => desk.database.transaction((queries) => tidy(queries, desk.access.takeUsed(), desk.now())),
    },
  ],
  personalData: {
    collect: (queries, { id }) => listDevices(queries, id, 0),
    erase: (queries, { id }) => endSessions(queries, id),
  },
};
