import { joinPath } from '../../markdown/file-paths.ts';
import { dataOf, readDataFile, type Data } from '../../markdown/read-data.ts';
import { titleOfMarkdown } from '../../markdown/titles.ts';
import { textOf } from '../../markdown/values.ts';
import type { Source } from '../../source.ts';

export interface MystEntry {
  readonly file: string | undefined;
  readonly title: string | undefined;
  readonly entries: readonly MystEntry[];
}

export interface MystProject {
  /** `project` of `myst.yml`, or `_config.yml` of Jupyter Book. */
  readonly values: Data;
  /** Undefined where the order is that of the files. */
  readonly entries: readonly MystEntry[] | undefined;
}

const deepest = 20;

export function readProject(source: Source): MystProject {
  const config = ['myst.yml', 'myst.yaml'].find((file) => source.files.includes(file));
  const book = source.files.includes('_config.yml') ? readDataFile(source, '_config.yml') : {};
  const values = config === undefined ? book : dataOf(readDataFile(source, config)['project']);
  if (Array.isArray(values['toc'])) return { values, entries: readEntries(values['toc'], source) };
  if (!source.files.includes('_toc.yml')) return { values, entries: undefined };
  const read = readDataFile(source, '_toc.yml');
  return {
    values,
    entries: readEntries(Object.keys(read).length > 0 ? [read] : [], source).flatMap(unfoldRoot),
  };
}

/** The root of `_toc.yml` is the first chapter, and holds all others. */
function unfoldRoot({ file, entries }: MystEntry): MystEntry[] {
  return [{ file, title: undefined, entries: [] }, ...entries];
}

function readEntries(list: unknown, source: Source, depth = 0): MystEntry[] {
  if (!Array.isArray(list) || depth > deepest) return [];
  return (list as unknown[]).map((item): MystEntry => {
    const values = typeof item === 'string' ? { file: item } : dataOf(item);
    const file = textOf(values['file'] ?? values['root'] ?? values['glob']);
    const title = textOf(values['title'] ?? values['caption'] ?? values['part']);
    const inner = ['children', 'parts', 'chapters', 'sections', 'subtrees', 'entries'].flatMap((key) =>
      readEntries(values[key], source, depth + 1),
    );
    return {
      file: file === undefined ? undefined : findFile(file, source),
      title: title === undefined ? undefined : titleOfMarkdown(title),
      entries: inner,
    };
  });
}

/** Written with its ending or without. */
function findFile(written: string, source: Source): string | undefined {
  const path = joinPath('', written);
  return ['', '.md', '.ipynb', '.myst.md', '.rst']
    .map((ending) => `${path ?? ''}${ending}`)
    .find((file) => source.files.includes(file));
}
