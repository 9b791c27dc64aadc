import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Queries } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { sql, type Sql } from '../database/sql.ts';
import { letterRow, type Letter, type LetterKind, type LetterState, type NewLetter } from './letter.ts';

/** In milliseconds: whoever sends the same within this time has pressed twice, or got no answer the first time. */
const sameWithin = 86_400_000;

const columns = sql`id, kind, message, quote, name, email, article, address, series, part, edition, language, state,
  assignee, version, received_at`;

/** Keeps a letter, and returns its id; undefined if the same is there already. */
export async function addLetter(
  queries: Queries,
  letter: NewLetter,
  now: number,
): Promise<string | undefined> {
  const digest = createHash('sha256')
    .update(JSON.stringify(Object.entries(letter).toSorted()))
    .digest('base64url');
  if (!(await isFirst(queries, digest, now))) return undefined;
  const id = newId();
  const { kind, message, quote, name, email, article, address, series, part, edition, language } = letter;
  const search = [message, quote, name, email, article, series].join('\n').toLowerCase();
  await queries.run(sql`
    insert into letters (id, kind, message, quote, name, email, article, address, series, part, edition, language, digest,
      search, state, version, received_at)
    values (${id}, ${kind}, ${message}, ${quote}, ${name}, ${email}, ${article}, ${address}, ${series}, ${part},
      ${edition}, ${language}, ${digest}, ${search}, 'new', 0, ${now})`);
  return id;
}

/**
 * Notes what was sent, and returns whether it was not sent lately. Only what comes again is read: in PostgreSQL, a
 * transaction that reads what is not there gets in the way of all others that write beside it.
 */
async function isFirst(queries: Queries, digest: string, now: number): Promise<boolean> {
  const added = await queries.run(
    sql`insert into letter_digests (digest, sent_at) values (${digest}, ${now}) on conflict (digest) do nothing`,
  );
  if (added > 0) return true;
  const renewed = await queries.run(
    sql`update letter_digests set sent_at = ${now} where digest = ${digest} and sent_at <= ${now - sameWithin}`,
  );
  return renewed > 0;
}

/** Forgets what was sent too long ago to be the same. */
export async function deleteOldDigests(queries: Queries, now: number): Promise<void> {
  await queries.run(sql`delete from letter_digests where sent_at <= ${now - sameWithin}`);
}

export function findLetter(queries: Queries, id: string): Promise<Letter | undefined> {
  return queries.one(letterRow, sql`select ${columns} from letters where id = ${id}`);
}

/** What is not undefined has to fit. */
export interface LetterFilter {
  readonly state?: LetterState | 'open' | undefined;
  readonly kind?: LetterKind | 'report' | undefined;
  readonly assignee?: string | undefined;
  readonly article?: string | undefined;
  readonly series?: string | undefined;
  readonly edition?: string | undefined;
  readonly search?: string | undefined;
}

/** Letters that fit, the newest first. */
export function listLetters(
  queries: Queries,
  filter: LetterFilter,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<Letter[]> {
  return queries.all(
    letterRow,
    sql`select ${columns} from letters where ${conditionOf(filter)}
      order by received_at desc, id limit ${most} offset ${from}`,
  );
}

function conditionOf({ state, kind, assignee, article, series, edition, search }: LetterFilter): Sql {
  const conditions: Sql[] = [sql`1 = 1`];
  if (state === 'open') conditions.push(sql`state in ('new', 'working')`);
  else if (state !== undefined) conditions.push(sql`state = ${state}`);
  if (kind === 'report') conditions.push(sql`kind <> 'question'`);
  else if (kind !== undefined) conditions.push(sql`kind = ${kind}`);
  if (assignee !== undefined) conditions.push(sql`assignee = ${assignee}`);
  if (article !== undefined) conditions.push(sql`article = ${article}`);
  if (series !== undefined) conditions.push(isListed(sql`series`, series));
  if (edition !== undefined) conditions.push(isListed(sql`edition`, edition));
  for (const word of (search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10))
    conditions.push(sql`search like ${`%${literal(word)}%`} escape '\\'`);
  return conditions.reduce((all, one) => sql`${all} and ${one}`);
}

/** Without a script, a form names all series of an article, with semicolons between them. */
function isListed(column: Sql, value: string): Sql {
  return sql`('; ' || ${column} || ';') like ${`%; ${literal(value)};%`} escape '\\'`;
}

function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, (special) => `\\${special}`);
}

export interface FilterChoices {
  readonly articles: readonly string[];
  readonly series: readonly string[];
  readonly editions: readonly string[];
}

/** The articles, series and editions of which there are letters. */
export async function listChoices(queries: Queries): Promise<FilterChoices> {
  const values = async (column: Sql) => {
    const rows = await queries.all(
      z.object({ value: z.string() }),
      sql`select distinct ${column} as value from letters where ${column} <> '' limit 1000`,
    );
    return rows.map(({ value }) => value);
  };
  const single = (lists: readonly string[]) => [...new Set(lists.flatMap((list) => list.split('; ')))].sort();
  return {
    articles: (await values(sql`article`)).sort(),
    series: single(await values(sql`series`)),
    editions: single(await values(sql`edition`)),
  };
}

const colleague = z.object({ id: z.string(), email: z.string(), name: z.string() });
export type Colleague = z.infer<typeof colleague>;

/** Everybody to whom a letter can be assigned. */
export function listStaff(queries: Queries): Promise<Colleague[]> {
  return queries.all(
    colleague,
    sql`select id, email, name from people where role is not null order by email`,
  );
}

const entry = z.object({
  kind: z.enum(['note', 'reply', 'state', 'assignee']),
  text: z.string(),
  author: z.string().nullable(),
  created_at: z.number(),
});
/** A note, a reply, or a change of who does what. `author` is an e-mail address. */
export type LetterEntry = z.infer<typeof entry>;

/** What staff did with a letter, the oldest first. */
export function listEntries(queries: Queries, letterId: string): Promise<LetterEntry[]> {
  return queries.all(
    entry,
    sql`select kind, text, people.email as author, letter_entries.created_at from letter_entries
      left join people on people.id = author where letter_id = ${letterId} order by position`,
  );
}

/** Changes a letter and records it. False if somebody has changed it since `version`. */
export async function changeLetter(
  queries: Queries,
  { id, version, state, assignee }: Pick<Letter, 'id' | 'version' | 'state' | 'assignee'>,
  { kind, text, author }: Pick<LetterEntry, 'kind' | 'text'> & { readonly author: string },
  now: number,
): Promise<boolean> {
  const changed = await queries.run(
    sql`update letters set state = ${state}, assignee = ${assignee}, version = ${version + 1}
      where id = ${id} and version = ${version}`,
  );
  if (changed === 0) return false;
  await queries.run(sql`insert into letter_entries (id, letter_id, author, kind, text, position, created_at)
    values (${newId()}, ${id}, ${author}, ${kind}, ${text}, ${version + 1}, ${now})`);
  return true;
}

export async function deleteLetter(queries: Queries, id: string): Promise<void> {
  await queries.run(
    sql`delete from letter_digests where digest in (select digest from letters where id = ${id})`,
  );
  await queries.run(sql`delete from letters where id = ${id}`);
}

/** Deletes what came before a time, and returns how many that were. */
export function deleteLettersBefore(queries: Queries, time: number): Promise<number> {
  return queries.run(sql`delete from letters where received_at < ${time}`);
}

/** The letters of one reader. */
export function listLettersOf(queries: Queries, email: string): Promise<Letter[]> {
  return queries.all(
    letterRow,
    sql`select ${columns} from letters where email = ${email} order by received_at`,
  );
}

/** The addresses of readers who wrote. */
export async function listWriters(queries: Queries): Promise<string[]> {
  const rows = await queries.all(
    z.object({ email: z.string() }),
    sql`select distinct email from letters where email <> ''`,
  );
  return rows.map(({ email }) => email);
}

export async function deleteLettersOf(queries: Queries, email: string): Promise<void> {
  await queries.run(
    sql`delete from letter_digests where digest in (select digest from letters where email = ${email})`,
  );
  await queries.run(sql`delete from letters where email = ${email}`);
}
