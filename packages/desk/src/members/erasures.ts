import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** That an address was erased: its SHA-256 digest in base64url, and when, in milliseconds. */
const erasure = z.object({ digest: z.string().max(100), erased_at: z.number() });
export type Erasure = z.infer<typeof erasure>;

/** What `kolofon desk export erasures` writes. */
export const erasureList = z.array(erasure);

export function digestOfAddress(email: string): string {
  return createHash('sha256').update(email).digest('base64url');
}

export async function recordErasure(queries: Queries, { digest, erased_at }: Erasure): Promise<void> {
  await queries.run(sql`
    insert into erasures (digest, erased_at) values (${digest}, ${erased_at})
    on conflict (digest) do update set erased_at = excluded.erased_at`);
}

export function listErasures(queries: Queries): Promise<Erasure[]> {
  return queries.all(erasure, sql`select digest, erased_at from erasures order by erased_at, digest`);
}
