import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { emailAddress } from './people.ts';

export interface ImportedMember {
  readonly email: string;
  readonly name: string;
  /** In milliseconds, the end of the last day; null without an end. */
  readonly endsAt: number | null;
}

export interface ReadMembers {
  readonly members: readonly ImportedMember[];
  /** What is wrong, with the line of the file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

const columns = ['email', 'name', 'ends'] as const;
const lastDay = z.iso.date();

/**
 * Reads a table of members with a header: `email`, and if they are there `name` and `ends` (YYYY-MM-DD). Commas or
 * semicolons, quotes as in RFC 4180.
 */
export function readCsv(text: string): ReadMembers {
  const problems: { line: number; message: string }[] = [];
  const members = new Map<string, ImportedMember>();
  let header: string[] = [];
  let rows: {
    readonly record: Readonly<Record<string, string>>;
    readonly info: { readonly lines: number };
  }[];
  try {
    rows = parse(text, {
      bom: true,
      columns: (names: string[]) => (header = names.map((name) => name.trim().toLowerCase())),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      relax_column_count_less: true,
      trim: true,
      info: true,
    });
  } catch (error) {
    const { lines, message } = error as { readonly lines?: number; readonly message: string };
    return { members: [], problems: [{ line: lines ?? 1, message }] };
  }
  if (!header.includes('email'))
    return { members: [], problems: [{ line: 1, message: 'The first line names no column "email".' }] };
  for (const name of header)
    if (!columns.some((known) => known === name))
      problems.push({ line: 1, message: `The column "${name}" is not read.` });
  for (const { record, info } of rows) {
    const at = (message: string) => problems.push({ line: info.lines, message });
    const email = emailAddress.safeParse(record['email']);
    const { name = '', ends = '' } = record;
    if (!email.success) at(`"${record['email'] ?? ''}" is not an e-mail address.`);
    else if (members.has(email.data)) at(`${email.data} is in the file twice.`);
    else if (ends !== '' && !lastDay.safeParse(ends).success)
      at(`"${ends}" is not a date, such as 2026-12-31.`);
    else if (name.length > 200) at('The name is longer than 200 characters.');
    else members.set(email.data, { email: email.data, name, endsAt: ends === '' ? null : endOfDay(ends) });
  }
  return { members: [...members.values()], problems };
}

/** The end of a day in UTC, as milliseconds. */
export function endOfDay(day: string): number {
  return Date.parse(day) + 86_400_000;
}
