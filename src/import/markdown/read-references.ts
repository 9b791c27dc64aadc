import type { ImportedReferences, Loss } from '../imported.ts';
import type { Source } from '../source.ts';
import { joinPath } from './file-paths.ts';
import { readBibtex } from './read-bibtex.ts';
import { isData, readData, type Data } from './read-data.ts';
import { textOf } from './values.ts';

interface ReferencesFound {
  readonly references: ImportedReferences | undefined;
  /** The ids of references, by the keys that the source cites. */
  readonly keys: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
}

/** The bibliographies of a source: CSL as JSON or YAML, or BibTeX. The first reference with a key has it. */
export async function readReferences(source: Source, written: readonly string[]): Promise<ReferencesFound> {
  const items: Data[] = [];
  const keys = new Map<string, string>();
  const losses: Loss[] = [];
  for (const name of new Set(written)) {
    const file = joinPath('', name) ?? name;
    const text = source.readText(file);
    const lose = (what: string, detail = file) =>
      losses.push({ kind: 'loss', what, detail, became: 'dropped', origin: { file } });
    if (text === undefined) lose('bibliographies that are not in the source');
    else {
      const { items: found, unread } = await readItems(file, text);
      for (const entry of unread) lose('references that cannot be read', entry);
      for (const item of found) {
        const key = textOf(item['id']);
        if (key === undefined || keys.has(key)) continue;
        const id = idOfKey(key, keys);
        keys.set(key, id);
        items.push({ ...item, id });
      }
    }
  }
  return { references: items.length === 0 ? undefined : { kind: 'references', items }, keys, losses };
}

async function readItems(
  file: string,
  text: string,
): Promise<{ readonly items: readonly Data[]; readonly unread: readonly string[] }> {
  if (/\.bib$/i.test(file)) return readBibtex(text);
  const isJson = /\.json$/i.test(file);
  const read = readData(isJson ? `{"references":${text}}` : text, isJson ? 'json' : 'yaml');
  const list = 'data' in read ? read.data['references'] : undefined;
  return { items: Array.isArray(list) ? (list as unknown[]).filter(isData) : [], unread: [] };
}

/** Keys may hold more signs than ids: `DBLP:conf/icse/Xie15`. */
function idOfKey(key: string, others: ReadonlyMap<string, string>): string {
  const plain =
    key
      .replaceAll(/[^\p{L}\p{M}\p{N}_:.-]+/gu, '-')
      .replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{M}\p{N}_]+$/gu, '') || 'reference';
  const taken = new Set(others.values());
  let id = plain;
  for (let count = 2; taken.has(id); count += 1) id = `${plain}-${String(count)}`;
  return id;
}
