import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { sql } from '../database/sql.ts';

/** What somebody of the staff, or a command, did to whom. */
export interface AuditEntry {
  /** The id of the person who did it, or `command`. */
  readonly actor: string;
  readonly action: string;
  /** The id of what it was done to, or ''. */
  readonly target: string;
  /** Values that are no personal data: a role, a date, a count. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Records it in the transaction in which it is done. */
export async function recordAudit(queries: Queries, entry: AuditEntry, now: number): Promise<void> {
  await queries.run(sql`
    insert into audit (id, at, actor, action, target, details)
    values (${newId()}, ${now}, ${entry.actor}, ${entry.action}, ${entry.target}, ${JSON.stringify(entry.details ?? {})})`);
}

const auditRow = z.object({
  at: z.number(),
  action: z.string(),
  details: z.string(),
  actor: z.string(),
  actor_email: z.string().nullable(),
  target_email: z.string().nullable(),
});
export type AuditRow = z.infer<typeof auditRow>;

/** The newest entries, with the addresses of those who are still there. */
export function listAudit(queries: Queries, most: number): Promise<AuditRow[]> {
  return queries.all(
    auditRow,
    sql`select at, action, details, actor, doers.email as actor_email, others.email as target_email from audit
      left join people doers on doers.id = actor left join people others on others.id = target
      order by at desc, audit.id limit ${most}`,
  );
}
