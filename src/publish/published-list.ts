import * as z from 'zod';
import type { Audience } from '../model/publication.ts';

/** What Kolofon has published at a target: only this is ever deleted there. */
export interface PublishedList {
  readonly edition: Audience;
  /** The digests of files and their headers, by path: `comingFile` and `replacedFile` while they are uploaded. */
  readonly files: ReadonlyMap<string, string>;
}

/** It may be there, or not yet. */
export const comingFile = 'coming';

/** It may be the old one, or the new one. */
export const replacedFile = 'replaced';

/** Its name at the target. */
export const listName = '.kolofon-published.json';

const schema = z.object({
  shape: z.literal(1),
  edition: z.enum(['everyone', 'members']),
  files: z.record(z.string(), z.string()),
});

export function printList({ edition, files }: PublishedList): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ shape: 1, edition, files: Object.fromEntries(sorted) })}\n`;
}

/** Undefined for what Kolofon has not written. Paths that lead out of the target are dropped. */
export function parseList(text: string): PublishedList | undefined {
  try {
    const { edition, files } = schema.parse(JSON.parse(text));
    const isInside = (path: string) => path.split('/').every((step) => !['', '.', '..'].includes(step));
    return { edition, files: new Map(Object.entries(files).filter(([path]) => isInside(path))) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
