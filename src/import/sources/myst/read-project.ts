import { joinPath } from '../../markdown/file-paths.ts';
import { dataOf, readData, readDataFile, type Data } from '../../markdown/read-data.ts';
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
  return { values, entries: readEntries(readToc(source), source).flatMap(unfoldRoot) };
}

/** A mapping with the root, or a list of chapters and parts, as Jupyter Book wrote before version 0.11. */
function readToc(source: Source): unknown[] {
  const text = source.readText('_toc.yml') ?? '';
  const isList = !/^\w[\w-]*:/m.test(text);
  const list = isList ? readData(`chapters:\n${text}`, 'yaml') : undefined;
  if (list !== undefined && 'data' in list) return [list.data];
  const read = readDataFile(source, '_toc.yml');
  return Object.keys(read).length > 0 ? [read] : [];
}

/** The root of `_toc.yml` is the first chapter, and holds all others. */
function unfoldRoot({ file, entries }: MystEntry): MystEntry[] {
  return [...(file === undefined ? [] : [{ file, title: undefined, entries: [] }]), ...entries];
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
