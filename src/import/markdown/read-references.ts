import type { ImportedReferences, Loss } from '../imported.ts';
import type { Source } from '../source.ts';
import { joinPath } from './file-paths.ts';
import { isData, readData } from './read-data.ts';
import { textOf } from './values.ts';

interface ReferencesFound {
  readonly references: ImportedReferences | undefined;
  readonly keys: ReadonlySet<string>;
  readonly losses: readonly Loss[];
}

/** The bibliographies of a source: CSL as JSON or YAML. Those in BibTeX have to be exported as CSL first. */
export function readReferences(source: Source, written: readonly string[]): ReferencesFound {
  const items: Record<string, unknown>[] = [];
  const losses: Loss[] = [];
  for (const name of written) {
    const file = joinPath('', name) ?? name;
    const text = source.readText(file);
    const lose = (what: string) =>
      losses.push({ kind: 'loss', what, detail: file, became: 'dropped', origin: { file } });
    if (text === undefined) lose('bibliographies that are not in the source');
    else if (!/\.(?:json|ya?ml)$/i.test(file)) lose('bibliographies in BibTeX: export them as CSL JSON');
    else {
      const read = readData(
        file.endsWith('.json') ? `{"references":${text}}` : text,
        file.endsWith('.json') ? 'json' : 'yaml',
      );
      const list = 'data' in read ? read.data['references'] : undefined;
      if (Array.isArray(list))
        for (const item of list as unknown[]) if (isData(item)) items.push({ ...item });
    }
  }
  return {
    references: items.length === 0 ? undefined : { kind: 'references', items },
    keys: new Set(items.flatMap(({ id }) => textOf(id) ?? [])),
    losses,
  };
}
