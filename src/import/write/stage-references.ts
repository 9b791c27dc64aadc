import { existsSync, readFileSync } from 'node:fs';
import { isSeq, parse, parseDocument, stringify } from 'yaml';
import type { ImportedReferences } from '../imported.ts';
import type { Places } from './compare.ts';

export const referencesFile = 'series/references.yaml';

type Items = ImportedReferences['items'];

/** Stages references where the target has none of another source; the text of those with more at their end otherwise. */
export function stageReferences(items: Items, { target, stage, earlier }: Places): string | undefined {
  if (items.length === 0) return undefined;
  const place = target.place(referencesFile);
  if (!existsSync(place) || earlier.baseOf(referencesFile) !== undefined) {
    stage.putText(referencesFile, stringify(items, { lineWidth: 0 }));
    return undefined;
  }
  const text = readFileSync(place, 'utf8');
  const extended = addReferences(text, items);
  return extended === text ? undefined : extended;
}

/** Those with a known id are the target's. */
function addReferences(text: string, items: Items): string {
  const known: unknown = parse(text);
  const ids = new Set(Array.isArray(known) ? (known as { id?: unknown }[]).map(({ id }) => id) : []);
  const added = items.filter(({ id }) => !ids.has(id));
  if (added.length === 0) return text;
  const document = parseDocument(text);
  if (isSeq(document.contents)) for (const item of added) document.add(document.createNode(item));
  return document.toString({ lineWidth: 0 });
}
