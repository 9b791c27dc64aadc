import type { Queries } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { sql } from '../database/sql.ts';

export interface Mail {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Such as List-Unsubscribe. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether to give it up instead of sending it again if a crash leaves open whether it was sent. */
  readonly isSingle?: boolean;
  /** When it is no longer of use, in milliseconds. */
  readonly endsAt?: number;
}

/** Queues a mail in the transaction of what it is about: both are kept, or neither. */
export async function enqueueMail(queries: Queries, mail: Mail, now: number): Promise<string> {
  const id = newId();
  await queries.run(sql`
    insert into outbox (id, recipient, subject, text, headers, is_single, created_at, due_at, ends_at, attempts)
    values (${id}, ${mail.to}, ${oneLine(mail.subject)}, ${mail.text}, ${JSON.stringify(mail.headers ?? {})},
      ${mail.isSingle === true ? 1 : 0}, ${now}, ${now}, ${mail.endsAt ?? null}, 0)`);
  return id;
}

/** A title may bring in line ends, which would begin another header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
