import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** Uses a solved challenge up. Returns false if it was used before. */
export async function usePuzzle(
  queries: Queries,
  { id, endsAt }: { readonly id: string; readonly endsAt: number },
): Promise<boolean> {
  const added = await queries.run(
    sql`insert into solved_puzzles (id, ends_at) values (${id}, ${endsAt}) on conflict do nothing`,
  );
  return added === 1;
}

/** Those that have ended are refused by their date. */
export async function forgetPuzzles(queries: Queries, now: number): Promise<void> {
  await queries.run(sql`delete from solved_puzzles where ends_at <= ${now}`);
}
