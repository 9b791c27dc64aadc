import type { Domain } from '../domain.ts';
import { findPersonById } from './people.ts';
import { addRoutes } from './routes.ts';
import { addStaffRoutes } from './staff-routes.ts';
import { listGrants } from './store.ts';
import { memberWords } from './words.ts';
import { sql } from '../database/sql.ts';

/** Who is a member, and why: imports, invitations, trials, licences; the pages on which staff look after them. */
export const members: Domain = {
  id: 'members',
  addRoutes: (app, desk) => {
    addRoutes(app, desk);
    addStaffRoutes(app, desk);
  },
  jobs: ({ access, database }) => [
    {
      // A command such as `kolofon desk import` writes beside a running desk.
      name: 'notice-changes',
      every: 2000,
      run: async () => {
        if ((await database.isChangedElsewhere?.()) === true) await access.reload();
      },
    },
    // Memberships that begin on a day.
    { name: 'reload-access', every: 3_600_000, run: () => access.reload() },
  ],
  staffPages: [
    {
      path: '/staff/members',
      title: (language) => memberWords[language].members,
      roles: ['owner', 'support'],
    },
    { path: '/staff/audit', title: (language) => memberWords[language].audit, roles: ['owner'] },
  ],
  personalData: {
    collect: async (queries, { id }) => ({
      person: await findPersonById(queries, id),
      grants: await listGrants(queries, id),
    }),
    erase: async (queries, { id }) => {
      await queries.run(sql`delete from grants where person_id = ${id}`);
    },
  },
};
