import { appendFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sql } from '../../src/database/sql.ts';
import { databaseKinds } from '../harness/databases.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';
import { createDist, writeSite } from '../harness/write-site.ts';

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const line = (target: string, { status = 200, agent = browser, day = '01' } = {}) =>
  `192.0.2.7 - kari [${day}/Mar/2026:10:00:00 +0000] "GET ${target} HTTP/1.1" ${status} 99 "-" "${agent}"\n`;

describe.each(databaseKinds())('counts with $name', ({ create }) => {
  const dist = createDist();
  const log = join(dist, 'access.log');
  let desk: TestDesk;

  const rows = z.object({ name: z.string(), count: z.coerce.number() });
  const counted = async () =>
    Object.fromEntries(
      (
        await desk.desk.database.all(rows, sql`select name, sum(count) as count from counts group by name`)
      ).map(({ name, count }) => [name.replace(/.*\//, ''), count]),
    );
  const expectCounts = async (counts: Readonly<Record<string, number>>) => {
    await expect
      .poll(() => {
        desk.desk.wake('count-logs');
        return counted();
      })
      .toEqual(counts);
  };

  beforeAll(async () => {
    writeSite(dist, [{ id: 'ties', title: 'Ties', parts: ['weak', 'strong'] }]);
    writeFileSync(log, '');
    desk = await openTestDesk(await create(), { counts: { logs: [log] } }, dist);
  });
  afterAll(() => desk.stop());

  test('counts reads of people and whole downloads, and keeps nothing of who it was', async () => {
    appendFileSync(
      log,
      [
        line('/articles/weak/'),
        line('/articles/weak/?from=mail', { day: '02' }),
        line('/articles/weak/index.html', { status: 304 }),
        line('/articles/strong/'),
        line('/articles/weak/', { agent: 'Googlebot/2.1' }),
        line('/articles/weak/', { status: 404 }),
        line('/books/ties.epub'),
        line('/books/ties.epub', { status: 206 }),
        line('/desk/staff/inbox'),
        'no log line\n',
        line('/articles/strong/').slice(0, 40),
      ].join(''),
    );
    await expectCounts({ weak: 3, strong: 1, 'ties.epub': 1 });
    const all = JSON.stringify([
      await desk.desk.database.all(z.unknown(), sql`select * from counts`),
      desk.log.filter(({ event }) => event !== 'request'),
    ]);
    expect(all).not.toMatch(/192\.0\.2|kari|Mozilla/);
  });

  test('goes on where it was, in a line that was not complete, in a rotated log and in one that was cut', async () => {
    appendFileSync(log, line('/articles/strong/').slice(40));
    await expectCounts({ weak: 3, strong: 2, 'ties.epub': 1 });
    appendFileSync(log, line('/articles/weak/'));
    renameSync(log, `${log}.1`);
    writeFileSync(log, line('/articles/strong/'));
    await expectCounts({ weak: 4, strong: 3, 'ties.epub': 1 });
    truncateSync(log, 0);
    appendFileSync(log, line('/articles/about/'));
    await expectCounts({ weak: 4, strong: 3, about: 1, 'ties.epub': 1 });
  });

  test('staff see them with charts and without a script, and get the file for the next build', async () => {
    const owner = desk.visit();
    await signIn(desk, owner, 'owner@library.example', 'staff');
    const { body } = await owner.get('/desk/staff/counts?days=90');
    expect(body).toContain('<svg');
    expect(body).toContain('75 % of part 1');
    expect(body).not.toMatch(/<script|style=/);
    expect((await owner.get('/desk/staff/counts/popularity.csv')).body).toBe(
      'article,reads\nweak,4\nstrong,3\nabout,1\n',
    );
    expect((await owner.get('/desk/staff/counts?days=x')).status).toBe(200);
    expect((await desk.visit().get('/desk/staff/counts/popularity.csv')).status).toBe(302);
  });
});
