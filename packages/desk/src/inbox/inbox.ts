import type { Domain } from '../domain.ts';
import { roles } from '../members/people.ts';
import { forgetPuzzles } from '../puzzle/store.ts';
import { endOfRetention } from './retention.ts';
import { addRoutes } from './routes.ts';
import { addStaffRoutes } from './staff-routes.ts';
import {
  deleteOldDigests,
  deleteLettersBefore,
  deleteLettersOf,
  listLettersOf,
  listWriters,
} from './store.ts';
import { inboxWords } from './words.ts';

/** What readers ask and report, and how staff answer it. */
export const inbox: Domain = {
  id: 'inbox',
  addRoutes: (app, desk) => {
    addRoutes(app, desk);
    addStaffRoutes(app, desk);
  },
  openRoutes: [
    { path: '/questions', from: 'site' },
    { path: '/reports', from: 'site' },
  ],
  jobs: ({ database, settings, now, log }) => [
    {
      name: 'delete-letters',
      every: 3_600_000,
      run: async () => {
        await deleteOldDigests(database, now());
        const deleted = await deleteLettersBefore(
          database,
          endOfRetention(now(), settings.inbox.retentionMonths),
        );
        if (deleted > 0) log('letters-deleted', { count: deleted });
      },
    },
    { name: 'forget-puzzles', every: 3_600_000, run: () => forgetPuzzles(database, now()) },
  ],
  staffPages: [{ path: '/staff/inbox', title: (language) => inboxWords[language].inbox, roles }],
  personalData: {
    collect: (queries, { email }) => listLettersOf(queries, email),
    addresses: listWriters,
    erase: (queries, { email }) => deleteLettersOf(queries, email),
  },
};
