import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Log } from '../web/log.ts';
import type { Transport } from './transport.ts';

/** In milliseconds: how long a mail waits after each failure. After the last it has failed. */
const waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, 43_200_000];
/** In milliseconds: a claim that is older is left over from a process that ended. */
const claimLasts = 600_000;
/** In milliseconds: how long a mail that has failed is kept, with what a reader wrote in it. */
const failureLasts = 7 * 86_400_000;

const queued = z.object({
  id: z.string(),
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  headers: z.string(),
  attempts: z.number(),
});
type Queued = z.infer<typeof queued>;

interface Sending {
  readonly database: Database;
  readonly transport: Transport;
  readonly log: Log;
  readonly now: () => number;
  /** Whether the desk is about to end. */
  readonly isStopping: () => boolean;
}

/** Mails that are sent at the same time: the connections that nodemailer keeps to a server. */
const atOnce = 5;

/** Sends what is due, some at the same time, and returns how many were sent. */
export async function sendMails(sending: Sending): Promise<number> {
  await settleLostClaims(sending);
  let sent = 0;
  while (!sending.isStopping()) {
    const mails = await claimNext(sending);
    if (mails.length === 0) return sent;
    const outcomes = await Promise.all(mails.map((mail) => sendOne(mail, sending)));
    sent += outcomes.filter(Boolean).length;
  }
  return sent;
}

async function settleLostClaims({ database, now }: Sending): Promise<void> {
  const before = now() - claimLasts;
  await database.transaction(async (queries) => {
    await queries.run(
      sql`update outbox set failed_at = ${now()}, failure = 'unknown' where is_single = 1 and failed_at is null and claimed_at < ${before}`,
    );
    await queries.run(
      sql`update outbox set claimed_at = null where is_single = 0 and claimed_at < ${before}`,
    );
    await queries.run(sql`delete from outbox where ends_at < ${now()} and claimed_at is null`);
    await queries.run(sql`delete from outbox where failed_at < ${now() - failureLasts}`);
  });
}

/** The oldest that are due; the newsletter after all others, because somebody waits for a link. */
async function claimNext({ database, now }: Sending): Promise<Queued[]> {
  return database.transaction(async (queries) => {
    const mails = await queries.all(
      queued,
      sql`select id, recipient, subject, text, headers, attempts from outbox
        where failed_at is null and claimed_at is null and due_at <= ${now()}
        order by is_single, due_at, id limit ${atOnce}`,
    );
    for (const { id } of mails)
      await queries.run(sql`update outbox set claimed_at = ${now()} where id = ${id}`);
    return mails;
  });
}

async function sendOne(mail: Queued, { database, transport, log, now }: Sending): Promise<boolean> {
  try {
    await transport.send({
      id: mail.id,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.text,
      headers: JSON.parse(mail.headers) as Record<string, string>,
    });
    await database.run(sql`delete from outbox where id = ${mail.id}`);
    return true;
  } catch (error) {
    const code = codeOf(error);
    log('mail-failed', { code, attempt: mail.attempts + 1 });
    const wait = waits[mail.attempts];
    const isFinal = wait === undefined || isPermanent(error);
    await database.run(sql`update outbox set attempts = ${mail.attempts + 1}, claimed_at = null, failure = ${code},
      due_at = ${now() + (wait ?? 0)}, failed_at = ${isFinal ? now() : null} where id = ${mail.id}`);
    return false;
  }
}

/** A reply of 5xx: the server will never take it (RFC 5321, section 4.2.1). */
function isPermanent(error: unknown): boolean {
  const code = responseCodeOf(error);
  return code !== undefined && code >= 500;
}

function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return String(responseCodeOf(error) ?? (typeof code === 'string' ? code : 'unknown'));
}

function responseCodeOf(error: unknown): number | undefined {
  const code = (error as { readonly responseCode?: unknown }).responseCode;
  return typeof code === 'number' ? code : undefined;
}
