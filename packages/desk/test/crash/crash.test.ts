import { describe, expect, test } from 'vitest';
import { databaseKinds } from '../harness/databases.ts';
import { killWhileFormsAreSent } from './kill-while-forms-are-sent.ts';

// 300 by hand: DESK_KILLS=300 npx vitest run --project desk packages/desk/test/crash
const kills = Number(process.env['DESK_KILLS'] ?? 3);

/** In milliseconds: beside other work, a start takes seconds. */
const patience = 120_000 + kills * 20_000;

describe.each(databaseKinds())('with $name', ({ create }) => {
  test(
    `${kills} times killed while forms are sent, the desk has each accepted form once`,
    async () => {
      const report = await killWhileFormsAreSent(await create(), kills, 8);
      if (kills > 3) console.log(report);
      expect(report).toMatchObject({ kills, lost: 0, twice: 0 });
      expect(report.accepted).toBeGreaterThan(0);
    },
    patience,
  );
});
