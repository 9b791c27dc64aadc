import { basename } from 'node:path';
import type { Source } from '../../source.ts';
import { calloutFrame, detailsFrame } from '../../markdown/callouts.ts';
import { convertFences, type FencedBlock, type FenceChoice } from '../../markdown/convert-fences.ts';
import { convertShortcodes } from '../../markdown/convert-shortcodes.ts';
import type { Draft } from '../../markdown/draft.ts';
import { expandIncludes } from '../../markdown/expand-includes.ts';
import { decodePath, folderOf, joinPath, nameOf, stemOf } from '../../markdown/file-paths.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import type { Conversion, MarkdownTool, Page, Project } from '../../markdown/page.ts';
import { dataOf, readDataFile } from '../../markdown/read-data.ts';
import { readReferences } from '../../markdown/read-references.ts';
import { splitFrontMatter } from '../../markdown/split-front-matter.ts';
import { replaceOutsideCode } from '../../markdown/text-passes.ts';
import { titleOfMarkdown, titleOfName } from '../../markdown/titles.ts';
import type { TocEntry } from '../../markdown/page.ts';
import { languageOf, namesOf, pick, textOf, textsOf } from '../../markdown/values.ts';
import { convertCells } from './code-cells.ts';
import { convertInlineCode } from './inline-code.ts';
import { dropLatexCommands } from './latex-commands.ts';
import {
  convertEquations,
  convertLabels,
  convertReferences,
  indexLabels,
  labelsIn,
  type Labels,
} from './cross-references.ts';
import { readProject, type ChapterEntry } from './read-project.ts';
import { openTableCells } from './table-cells.ts';
import { openTheorems, theoremFrame, theoremLabelsIn } from './theorems.ts';

const tool: MarkdownTool = {
  id: 'quarto',
  title: 'Quarto and bookdown',
  recognises: ({ files }) =>
    files.some((file) => /^_(?:quarto|bookdown)\.ya?ml$/.test(file) || /\.(?:qmd|Rmd)$/.test(file)),
  config: /(?:^|\/)_(?:quarto|bookdown)\.ya?ml$/,
  open: openProject,
};

export const quarto = importerOf(tool);

const knownKeys = [
  'format',
  'output',
  'execute',
  'editor',
  'bibliography',
  'csl',
  'link-citations',
  'site',
  'documentclass',
  'knit',
  'engine',
  'jupyter',
  'number-sections',
  'toc',
  'github-repo',
  'url',
  'cover-image',
  'fontsize',
  'geometry',
  'classoption',
  'order',
  'params',
];
const ending = /\.(?:qmd|Rmd|rmd|md)$/;

async function openProject(source: Source): Promise<Project> {
  const { values, book, entries } = readProject(source);
  const files = [...new Set(filesIn(entries))];
  const authors = namesOf(book['author']);
  const url = textOf(pick(book, 'site-url', 'url'))?.replace('\\:', ':');
  const siteUrl = url?.startsWith('http') === true ? `${url.replace(/\/$/, '')}/` : undefined;
  const title = textOf(book['title']);
  const written = [
    ...textsOf(values['bibliography']),
    ...textsOf(book['bibliography']),
    ...files.flatMap((file) => bibliographiesOf(file, source)),
  ];
  const { references, keys, losses } = await readReferences(source, written);
  const variables = source.files.includes('_variables.yml') ? readDataFile(source, '_variables.yml') : {};
  let labels: Labels | undefined;
  const summary = textOf(pick(book, 'description', 'abstract', 'subtitle'))?.replaceAll(/\s+/g, ' ');
  return {
    publication: {
      title: title === undefined ? undefined : titleOfMarkdown(title),
      summary,
      language: languageOf(values['lang'] ?? book['lang']),
      authors: authors.length > 0 ? authors : undefined,
      baseUrl: siteUrl,
    },
    losses,
    references,
    citedKeys: keys,
    files,
    roots: [''],
    siteUrl,
    knownKeys,
    hasMarkdownTitles: true,
    // The title of `index.Rmd` is that of the book.
    headingWins: ({ file }) => /\.Rmd$/i.test(file),
    readText: (_file, text) => text.replaceAll(partHeading, ''),
    anchorsIn: (body) => [...allLabelsIn(body).keys()],
    describe: ({ file }) => {
      const stem = stemOf(file);
      const isIndex = /^index$/i.test(stem);
      return {
        name: isIndex ? nameOf(folderOf(file)) || 'preface' : stem.replace(/^\d{1,3}[-_. ]+(?=\S)/, ''),
        folder: folderOf(file),
        title: isIndex && title !== undefined ? titleOfMarkdown(title) : titleOfName(stem),
        urls: [`/${file.replace(/\.[^.]+$/, '.html')}`],
        facts: { authors: undefined },
      };
    },
    arrange: (pages) => [
      {
        key: 'book',
        name: title ?? basename(source.path),
        title: title === undefined ? titleOfName(basename(source.path)) : titleOfMarkdown(title),
        summary,
        entries: tocOf(entries, pages, source),
        origin: { file: files[0] ?? '_quarto.yml' },
      },
    ],
    convert: (draft, conversion) => {
      labels ??= indexLabels(conversion.site.pages, ({ file }) =>
        allLabelsIn(splitFrontMatter(source.readText(file) ?? '').body),
      );
      return convert(draft, conversion, labels, variables);
    },
  };
}

function allLabelsIn(body: string): Map<string, string> {
  return new Map([...theoremLabelsIn(body), ...labelsIn(body)]);
}

/** Those that a chapter names for itself, by their paths from it. */
function bibliographiesOf(file: string, source: Source): string[] {
  const beginning = source.beginning(file);
  if (!/^bibliography:/m.test(beginning)) return [];
  return textsOf(splitFrontMatter(beginning).values['bibliography']).map(
    (path) => joinPath(folderOf(file), path) ?? path,
  );
}

function convert(
  draft: Draft,
  conversion: Conversion,
  labels: Labels,
  variables: Readonly<Record<string, unknown>>,
): Draft {
  const { report } = conversion;
  const included = expandIncludes(draft, conversion, {
    pattern:
      /(?<!\{)\{\{<\s*include\s+(\S+)\s*>\}\}|^```\{r[^}\n]*child\s*=\s*["']([^"'\n]+)["'][^}\n]*\}\s*\n```[ \t]*$/gm,
    path: ([, include, child]) => include ?? child,
    select: (text) => {
      const { body, bodyLine } = splitFrontMatter(text);
      return { text: body.replace(/\n$/, ''), line: bodyLine };
    },
    folders: (file) => [folderOf(file), ''],
  });
  const cells = convertCells(openTableCells(openTheorems(included)), report);
  const shortcodes = convertShortcodes(cells, report, ({ name, listed, named }) => {
    const [first = ''] = listed;
    if (name === 'var') return valueIn(variables, first);
    if (name === 'meta') return valueIn(conversion.page.values, first);
    if (name === 'video') return `[${named['title'] ?? 'Video'}](<${first}>)`;
    return /^(?:pagebreak|newpage|fa|bi|kbd|iconify)$/.test(name)
      ? name === 'kbd'
        ? `<kbd>${first}</kbd>`
        : ''
      : undefined;
  });
  const fenced = convertFences(labelEquations(titleCallouts(shortcodes)), report, chooseFence);
  const labelled = convertLabels(convertEquations(convertReferences(fenced, conversion, labels)));
  return convertInlineCode(dropLatexCommands(labelled, report), report);
}

/** `# (PART) Title {-}` is a heading of the book, and is in the table of contents. */
const partHeading = /^#[ \t]+\((?:PART|APPENDIX)\\?\*?\)[^\n]*$/gm;

/** A heading that begins a callout is its title. */
function titleCallouts(draft: Draft): Draft {
  const pattern =
    /^(:{3,}[ \t]*\{\.callout-\w+(?:(?!title=)[^}\n])*)\}[ \t]*\n(?:[ \t]*\n)*#{1,6}[ \t]+([^\n]+)$/gm;
  return replaceOutsideCode(
    draft,
    pattern,
    ([, opening = '', title = '']) => `${opening} title="${title.trim().replaceAll('"', '\\"')}"}`,
  );
}

/** `::: {#eq-one}` around a formula. */
function labelEquations(draft: Draft): Draft {
  const pattern =
    /^:{3,}[ \t]*\{#(eq-[\w-]+)\}[ \t]*\n(?:[ \t]*\n)*(\$\$[^$]+\$\$)[ \t]*\n(?:[ \t]*\n)*:{3,}[ \t]*$/gm;
  return replaceOutsideCode(draft, pattern, ([, label = '', formula = '']) => `${formula} {#${label}}`);
}

function chooseFence(block: FencedBlock): FenceChoice {
  const { name, id, classes, named, title, listed } = block;
  if (/^(?:fig|tbl|lst|thm|lem|cor|prp|cnj|def|exm|exr)-/.test(id ?? '')) return 'keep';
  if (name.startsWith('callout-') && named['collapse'] === 'true')
    return detailsFrame(title ?? name.replace('callout-', ''));
  if (name.startsWith('callout-')) return calloutFrame(name, title);
  const when = named['when-format'] ?? listed.find((one) => /^(?:html|pdf|latex|epub)$/.test(one));
  const isForBooks = when !== undefined && /^(?:pdf|latex|docx|beamer|typst)$/.test(when);
  if (classes.includes('content-visible')) return isForBooks ? 'drop' : { open: '', close: '' };
  if (classes.includes('content-hidden'))
    return when === undefined || !isForBooks ? 'drop' : { open: '', close: '' };
  if (/^rmd(?:note|tip|warning|caution|important)$/.test(name)) return calloutFrame(name.slice(3), title);
  const theorem = theoremFrame(block);
  if (theorem !== undefined) return theorem;
  return /^(?:panel-tabset|column-[\w-]+|columns?|refs|hidden)$/.test(name)
    ? { open: '', close: '' }
    : undefined;
}

function valueIn(values: Readonly<Record<string, unknown>>, path: string): string | undefined {
  let value: unknown = values;
  for (const key of path.split('.')) value = dataOf(value)[key];
  return textOf(value);
}

function filesIn(entries: readonly ChapterEntry[]): string[] {
  return entries.flatMap(({ file, entries: inner }) => [
    ...(file !== undefined && ending.test(file) ? [file] : []),
    ...filesIn(inner),
  ]);
}

/** Chapters of bookdown begin parts by a heading in their text. */
function tocOf(entries: readonly ChapterEntry[], pages: readonly Page[], source: Source): TocEntry[] {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const convertEntry = ({ file, title, entries: inner }: ChapterEntry): TocEntry => ({
    page: file === undefined ? undefined : byFile.get(decodePath(file)),
    title,
    entries: inner.map(convertEntry),
  });
  const top: TocEntry[] = [];
  let part: TocEntry[] = top;
  for (const entry of entries) {
    const text =
      entry.file?.match(/\.Rmd$/i) === null || entry.file === undefined
        ? ''
        : (source.readText(entry.file) ?? '');
    const title = /^#[ \t]+\((?:PART|APPENDIX)\\?\*?\)[ \t]*([^\n{]+)/m.exec(text)?.[1]?.trim();
    if (title !== undefined) {
      part = [];
      top.push({ title: titleOfMarkdown(title), entries: part });
    }
    part.push(convertEntry(entry));
  }
  return top;
}
