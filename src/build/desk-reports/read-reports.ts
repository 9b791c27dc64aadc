import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { UsageError } from '../usage-error.ts';

const text = z
  .string()
  .max(100_000)
  .transform((value) => value.replaceAll(/[^\P{Cc}\n\t]/gu, ''));

/** What `kolofon desk export reports` writes. */
const exported = z.object({
  version: z.literal(1),
  reports: z
    .array(
      z.object({
        id: text,
        kind: z.enum(['error', 'lacking', 'missed']),
        message: text,
        /** The words that the reader had selected, or ''. */
        quote: text,
        /** The title and the URL of the article. */
        article: text,
        address: text,
        /** YYYY-MM-DD, in UTC. */
        received: text,
      }),
    )
    .max(100_000),
});
export type DeskReport = z.infer<typeof exported>['reports'][number];

/** Reads the open reports of readers. Throws a `UsageError` for a file that is not there or is something else. */
export function readReports(file: string): readonly DeskReport[] {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
  const parsed = exported.safeParse(parseJson(content));
  if (parsed.success) return parsed.data.reports;
  throw new UsageError(`${file} is not what kolofon desk export reports writes. Export it again.`);
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
