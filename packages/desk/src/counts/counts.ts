import * as z from 'zod';
import { printCounts } from '../../../../src/popularity/counter.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Desk } from '../desk.ts';
import type { Domain } from '../domain.ts';
import { onlyStaff } from '../staff/guard.ts';
import { showStaffPage } from '../staff/show-staff-page.ts';
import type { DeskApp } from '../web/environment.ts';
import { readQuery } from '../web/forms.ts';
import { countLogs } from './count-logs.ts';
import { countsPage, periods } from './pages.ts';
import { sumByDay, sumByName } from './store.ts';
import { countWords } from './words.ts';

/** How often articles are read and books downloaded, from the access logs. Nothing of a reader is kept. */
export const counts: Domain = {
  id: 'counts',
  addRoutes,
  jobs: (desk) => [{ name: 'count-logs', every: 600_000, run: (isStopping) => countLogs(desk, isStopping) }],
  staffPages: [
    { path: '/staff/counts', title: (language) => countWords[language].counts, roles: ['owner', 'editor'] },
  ],
};

const dayLasts = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function addRoutes(app: DeskApp, desk: Desk): void {
  const { base, database, now } = desk;
  const query = z.object({
    days: z.coerce
      .number()
      .pipe(z.literal([...periods]))
      .default(30),
  });

  app.use('/staff/counts/*', onlyStaff(desk, ['owner', 'editor']));
  app.get('/staff/counts', async (c) => {
    const asked = readQuery(c, query);
    const days = asked.isRight ? asked.value.days : 30;
    const list = Array.from({ length: days }, (_, index) => dayOf(now() - (days - 1 - index) * dayLasts));
    const since = list[0] ?? '';
    const found = new Map((await sumByDay(database, 'article', since)).map(({ day, count }) => [day, count]));
    const view = {
      path: `${base}/staff/counts`,
      days,
      perDay: list.map((day) => found.get(day) ?? 0),
      reads: await sumByName(database, 'article', since),
      downloads: await sumByName(database, 'book', since),
      catalogue: await catalogueOrNone(desk),
    };
    return showStaffPage(c, desk, countsPage(c.get('language'), view));
  });

  app.get('/staff/counts/popularity.csv', async (c) => {
    c.header('Cache-Control', 'no-store');
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="popularity.csv"');
    return c.body(printCounts(await sumByName(database, 'article', '')));
  });
}

async function catalogueOrNone({ catalogue }: Desk): Promise<Catalogue | undefined> {
  try {
    return await catalogue(600_000);
  } catch {
    return undefined;
  }
}
