import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';

const count = z.object({ name: z.string(), count: z.coerce.number() });
const dayCount = z.object({ day: z.string(), count: z.coerce.number() });
const logPosition = z.object({ inode: z.string(), position: z.number() });
export type LogPosition = z.infer<typeof logPosition>;

/** `article`: the name is the id. `book`: the name is the URL of the file. */
export type CountKind = 'article' | 'book';

/** The day is YYYY-MM-DD. */
export interface DayCount {
  readonly day: string;
  readonly kind: CountKind;
  readonly name: string;
  readonly count: number;
}

export async function addDayCount(
  queries: Queries,
  { day, kind, name, count: more }: DayCount,
): Promise<void> {
  await queries.run(sql`insert into counts (day, kind, name, count) values (${day}, ${kind}, ${name}, ${more})
    on conflict (day, kind, name) do update set count = counts.count + excluded.count`);
}

/** How often each was read or downloaded since a day, and with it. */
export async function sumByName(
  queries: Queries,
  kind: CountKind,
  since: string,
): Promise<Map<string, number>> {
  const rows = await queries.all(
    count,
    sql`select name, sum(count) as count from counts where kind = ${kind} and day >= ${since} group by name`,
  );
  return new Map(rows.map(({ name, count: sum }) => [name, sum]));
}

export function sumByDay(
  queries: Queries,
  kind: CountKind,
  since: string,
): Promise<z.infer<typeof dayCount>[]> {
  return queries.all(
    dayCount,
    sql`select day, sum(count) as count from counts where kind = ${kind} and day >= ${since} group by day order by day`,
  );
}

export function findPosition(queries: Queries, path: string): Promise<LogPosition | undefined> {
  return queries.one(logPosition, sql`select inode, position from log_positions where path = ${path}`);
}

/** Moves on in a log. False if another process has, and what was counted there is counted already. */
export async function movePosition(
  queries: Queries,
  path: string,
  from: LogPosition | undefined,
  to: LogPosition,
): Promise<boolean> {
  const changed = await queries.run(
    from === undefined
      ? sql`insert into log_positions (path, inode, position) values (${path}, ${to.inode}, ${to.position})
          on conflict do nothing`
      : sql`update log_positions set inode = ${to.inode}, position = ${to.position}
          where path = ${path} and inode = ${from.inode} and position = ${from.position}`,
  );
  return changed > 0;
}
