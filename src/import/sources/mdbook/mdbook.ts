import { decodePath, folderOf, joinPath, nameOf, stemOf } from '../../markdown/file-paths.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import type { MarkdownTool, Page, Project } from '../../markdown/page.ts';
import { dataOf, readDataFile, type Data } from '../../markdown/read-data.ts';
import type { TocEntry } from '../../markdown/page.ts';
import { languageOf, namesOf, textOf } from '../../markdown/values.ts';
import type { Loss } from '../../imported.ts';
import { ImportError } from '../../import-error.ts';
import type { Source } from '../../source.ts';
import { convertAdmonish } from './admonish.ts';
import { dropHiddenLines } from './hidden-lines.ts';
import { convertIncludes } from './includes.ts';
import { readSummary, type SummaryEntry, type SummaryPart } from './read-summary.ts';

const tool: MarkdownTool = {
  id: 'mdbook',
  title: 'mdBook',
  recognises: ({ files }) => files.includes('book.toml') || files.includes('src/SUMMARY.md'),
  config: /(?:^|\/)book\.toml$/,
  open: openBook,
};

export const mdbook = importerOf(tool);

function openBook(source: Source): Project {
  const config = source.files.includes('book.toml') ? readDataFile(source, 'book.toml') : {};
  const book = dataOf(config['book']);
  const html = dataOf(dataOf(config['output'])['html']);
  const root = joinPath('', textOf(book['src']) ?? 'src') ?? 'src';
  const summaryFile = root === '' ? 'SUMMARY.md' : `${root}/SUMMARY.md`;
  const summaryText = source.readText(summaryFile);
  if (summaryText === undefined)
    throw new ImportError(`${summaryFile} is missing: it has the order of the chapters.`);
  const summary = readSummary(summaryText);
  const entries = summary.flatMap((part) => part.entries).flatMap(withInner);
  const named = new Map<string, SummaryEntry>();
  const losses: Loss[] = [];
  for (const entry of entries) {
    const file = entry.file === undefined ? undefined : joinPath(root, decodePath(entry.file));
    if (file === undefined)
      losses.push({
        kind: 'loss',
        what: entry.file === undefined ? 'chapters that are not written yet' : 'chapters outside of the book',
        detail: entry.title,
        became: 'dropped',
        origin: { file: summaryFile, line: entry.line },
      });
    else if (!named.has(file)) named.set(file, entry);
  }
  const title = textOf(book['title']);
  const authors = namesOf(book['authors'] ?? book['author']);
  const siteUrl = textOf(html['site-url']);
  const description = textOf(book['description']);
  return {
    publication: {
      title,
      summary: description,
      language: languageOf(book['language']),
      authors: authors.length > 0 ? authors : undefined,
      baseUrl: siteUrl?.startsWith('http') === true ? siteUrl : undefined,
    },
    losses,
    files: [...named.keys()],
    roots: [root],
    siteUrl: siteUrl?.startsWith('http') === true ? siteUrl : undefined,
    hasMarkdownTitles: true,
    describe: ({ file }) => {
      const path = file.slice(root === '' ? 0 : root.length + 1);
      const isIndex = /^(?:readme|index)$/i.test(stemOf(path));
      const folder = folderOf(path);
      return {
        name: isIndex ? nameOf(folder) || 'introduction' : stemOf(path),
        folder,
        title: named.get(file)?.title,
        urls: [`/${path.replace(/\.md$/, '.html')}`],
      };
    },
    arrange: (pages) => [
      {
        key: 'book',
        name: title ?? 'book',
        title: title ?? 'Book',
        summary: description,
        language: undefined,
        entries: entriesOf(summary, root, pages),
        origin: { file: summaryFile },
      },
    ],
    convert: (draft, conversion) => {
      const included = convertIncludes(draft, conversion);
      const shown = dropHiddenLines(included, readHiddenSigns(html));
      return convertAdmonish(shown);
    },
  };
}

function withInner(entry: SummaryEntry): SummaryEntry[] {
  return [entry, ...entry.entries.flatMap(withInner)];
}

/** `[output.html.code.hidelines]`: the sign that begins hidden lines, for each language. */
function readHiddenSigns(html: Data): ReadonlyMap<string, string> {
  const { hidelines } = dataOf(html['code']);
  return new Map(
    Object.entries(dataOf(hidelines)).flatMap(([language, sign]) =>
      typeof sign === 'string' ? [[language, sign] as const] : [],
    ),
  );
}

function entriesOf(summary: readonly SummaryPart[], root: string, pages: readonly Page[]): TocEntry[] {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const convert = ({ title, file, entries }: SummaryEntry): TocEntry => {
    const path = file === undefined ? undefined : joinPath(root, decodePath(file));
    return { title, page: path === undefined ? undefined : byFile.get(path), entries: entries.map(convert) };
  };
  return summary.flatMap(({ title, entries }): TocEntry[] => {
    const converted = entries.map(convert);
    return title === undefined ? converted : [{ title, entries: converted }];
  });
}
