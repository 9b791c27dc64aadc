import { joinPath, stemOf } from '../../markdown/file-paths.ts';
import { dataOf, isData, readDataFile, type Data } from '../../markdown/read-data.ts';
import { splitFrontMatter } from '../../markdown/split-front-matter.ts';
import { titleOfMarkdown, titleOfName } from '../../markdown/titles.ts';
import { textOf, textsOf } from '../../markdown/values.ts';
import type { Source } from '../../source.ts';

/** A chapter, or a part with chapters. */
export interface ChapterEntry {
  readonly file?: string | undefined;
  readonly title?: string | undefined;
  readonly entries: readonly ChapterEntry[];
}

export interface QuartoProject {
  readonly values: Data;
  /** Those of `book` or `website`, or of the front matter of `index.Rmd`. */
  readonly book: Data;
  readonly entries: readonly ChapterEntry[];
}

const text = /\.(?:qmd|Rmd|rmd|md|ipynb)$/;
const deepest = 20;

export function readProject(source: Source): QuartoProject {
  const quarto = ['_quarto.yml', '_quarto.yaml'].find((file) => source.files.includes(file));
  if (quarto !== undefined) {
    const values = readDataFile(source, quarto);
    const kind = ['book', 'website', 'manuscript'].find((key) => isData(values[key])) ?? 'book';
    const book = dataOf(values[kind]);
    const listed =
      kind === 'book' ? [...listOf(book['chapters']), ...listOf(book['appendices'])] : sidebarOf(book);
    const entries = readEntries(listed, source);
    return { values, book, entries: entries.length > 0 ? entries : allTexts(source) };
  }
  const config = ['_bookdown.yml', '_bookdown.yaml'].find((file) => source.files.includes(file));
  const values = config === undefined ? {} : readDataFile(source, config);
  const index = ['index.Rmd', 'index.rmd', 'index.qmd', 'index.md'].find((file) =>
    source.files.includes(file),
  );
  const book = index === undefined ? {} : splitFrontMatter(source.readText(index) ?? '').values;
  const files = isData(values['rmd_files']) ? values['rmd_files']['html'] : values['rmd_files'];
  const listed = readEntries(textsOf(files), source);
  return { values, book, entries: listed.length > 0 ? listed : allTexts(source) };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The contents of the first sidebar, or of the bar at the top. */
function sidebarOf({ sidebar, navbar }: Data): unknown[] {
  const bars = listOf(sidebar).length > 0 ? listOf(sidebar) : [sidebar];
  const contents = bars.flatMap((bar) => listOf(dataOf(bar)['contents']));
  return contents.length > 0 ? contents : listOf(dataOf(navbar)['left']);
}

function readEntries(list: readonly unknown[], source: Source, depth = 0): ChapterEntry[] {
  if (depth > deepest) return [];
  return list.flatMap((item): ChapterEntry[] => {
    if (typeof item === 'string') return filesOf(item, source).map((file) => ({ file, entries: [] }));
    const values = dataOf(item);
    const inner = values['chapters'] ?? values['contents'];
    const written = textOf(values['part']) ?? textOf(values['section']);
    const isFile = written !== undefined && text.test(written);
    const file = isFile ? written : (textOf(values['file']) ?? textOf(values['href']));
    const own = file === undefined ? undefined : filesOf(file, source)[0];
    if (inner === undefined) return own === undefined ? [] : [{ file: own, entries: [] }];
    const title =
      textOf(values['text']) ??
      (!isFile ? written : own === undefined ? titleOfName(stemOf(written)) : undefined);
    const entries =
      typeof inner === 'string'
        ? filesOf(inner, source).map((one) => ({ file: one, entries: [] }))
        : readEntries(listOf(inner), source, depth + 1);
    return [{ file: own, title: title === undefined ? undefined : titleOfMarkdown(title), entries }];
  });
}

/** A file, or all texts of a folder or a pattern such as `guide/*`. */
function filesOf(written: string, source: Source): string[] {
  const path = joinPath('', written);
  if (path === undefined) return [];
  if (source.files.includes(path)) return text.test(path) ? [path] : [];
  const folder = path.replace(/\/?\*.*$/, '');
  return allTexts(source)
    .map(({ file }) => file)
    .filter((file) => file.startsWith(folder === '' ? '' : `${folder}/`));
}

/** As bookdown orders them: `index` first, the others by their names; those that begin with an underscore are parts of others. */
function allTexts({ files }: Source): (ChapterEntry & { readonly file: string })[] {
  const own = files.filter((file) => /\.(?:qmd|Rmd|rmd)$/.test(file) && !/(?:^|\/)_/.test(file));
  const isIndex = (file: string) => (stemOf(file) === 'index' && !file.includes('/') ? 0 : 1);
  return own.sort((a, b) => isIndex(a) - isIndex(b)).map((file) => ({ file, entries: [] }));
}
