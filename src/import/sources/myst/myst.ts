import { basename } from 'node:path';
import type { Source } from '../../source.ts';
import { convertFences } from '../../markdown/convert-fences.ts';
import { editDraft, type Draft } from '../../markdown/draft.ts';
import { expandIncludes, selectLines } from '../../markdown/expand-includes.ts';
import { folderOf, nameOf, stemOf } from '../../markdown/file-paths.ts';
import { tocOfFolders } from '../../markdown/folder-toc.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import type { Conversion, DamagedText, MarkdownTool, Page, Project } from '../../markdown/page.ts';
import { readReferences } from '../../markdown/read-references.ts';
import { splitFrontMatter } from '../../markdown/split-front-matter.ts';
import { replaceOutsideCode } from '../../markdown/text-passes.ts';
import { titleOfMarkdown, titleOfName } from '../../markdown/titles.ts';
import type { TocEntry } from '../../markdown/page.ts';
import { languageOf, namesOf, textOf, textsOf } from '../../markdown/values.ts';
import { convertDirectives, isShownAsCode } from './directives.ts';
import { defineMacros, readMacros } from './macros.ts';
import { readNotebook } from './read-notebook.ts';
import { readProject, type MystEntry } from './read-project.ts';
import { convertLabelLinks, convertRoles, formulaLabelsIn, labelsIn, type MystLabels } from './roles.ts';

const tool: MarkdownTool = {
  id: 'myst',
  title: 'MyST and Jupyter Book',
  recognises: ({ files }) => files.some((file) => /^(?:myst\.ya?ml|_toc\.yml)$/.test(file)),
  config: /(?:^|\/)(?:myst\.ya?ml|_toc\.yml)$/,
  open: openProject,
};

export const myst = importerOf(tool);

const knownKeys = [
  'math',
  'jupytext',
  'kernelspec',
  'label',
  'exports',
  'site',
  'short_title',
  'numbering',
  'thumbnail',
  'myst',
  'orphan',
  'tocdepth',
];
const pageFile = /\.(?:md|ipynb)$/;

async function openProject(source: Source): Promise<Project> {
  const { values, entries } = readProject(source);
  const own = source.files.filter(
    (file) => pageFile.test(file) && !/^(?:_build|_static|_templates)\//.test(file),
  );
  const listed = entries === undefined ? own : filesIn(entries).filter((file) => pageFile.test(file));
  const files = [...new Set(listed)];
  const title = textOf(values['title']);
  const authors = namesOf(values['authors'] ?? values['author']);
  const bibliographies = [...textsOf(values['bibliography']), ...textsOf(values['bibtex_bibfiles'])];
  // MyST takes every file of BibTeX of a project that names none.
  const found = source.files.filter((file) => file.endsWith('.bib'));
  const { references, keys, losses } = await readReferences(
    source,
    bibliographies.length > 0 ? bibliographies : found,
  );
  const macros = readMacros(values);
  let labels: MystLabels | undefined;
  const summary = textOf(values['description'])?.replaceAll(/\s+/g, ' ');
  return {
    publication: {
      title: title === undefined ? undefined : titleOfMarkdown(title),
      summary,
      language: languageOf(values['language']),
      authors: authors.length > 0 ? authors : undefined,
    },
    losses: [
      ...losses,
      ...(entries === undefined ? [] : filesIn(entries).filter((file) => !pageFile.test(file))).map(
        (file) => ({
          kind: 'loss' as const,
          what: 'chapters that are not Markdown',
          detail: file,
          became: 'dropped' as const,
          origin: { file },
        }),
      ),
    ],
    references,
    citedKeys: keys,
    files,
    roots: [''],
    knownKeys,
    hasMarkdownTitles: true,
    readText,
    anchorsIn: (body) => [...labelsIn(body).keys()],
    describe: ({ file }) => {
      const stem = stemOf(file);
      const isIndex = /^(?:index|intro|readme)$/i.test(stem) && folderOf(file) === '';
      return {
        name: isIndex
          ? 'introduction'
          : /^index$/i.test(stem)
            ? nameOf(folderOf(file))
            : stem.replace(/^\d{1,3}[-_. ]+(?=\S)/, ''),
        folder: folderOf(file),
        title: titleOfName(stem),
      };
    },
    arrange: (pages) => [
      {
        key: 'book',
        name: title ?? basename(source.path),
        title: title === undefined ? titleOfName(basename(source.path)) : titleOfMarkdown(title),
        summary,
        entries: entries === undefined ? tocOfFolders(pages, '') : tocOf(entries, pages),
        origin: { file: source.files.includes('_toc.yml') ? '_toc.yml' : 'myst.yml' },
      },
    ],
    convert: (draft, conversion) => {
      labels ??= indexLabels(conversion.site.pages, source);
      const own = readMacros(conversion.page.values);
      const converted = convert(draft, conversion, labels);
      // Included files have formulas too.
      const definitions = defineMacros(converted.text, new Map([...macros, ...own]));
      return editDraft(converted, definitions === '' ? [] : [{ start: 0, end: 0, text: definitions }]);
    },
  };
}

function convert(draft: Draft, conversion: Conversion, labels: MystLabels): Draft {
  const included = expandIncludes(draft, conversion, {
    pattern:
      /^([ \t]*)([`:]{3,})\{include\}[ \t]*(\S+)[ \t]*\n((?:[ \t]*:[\w-]+:[^\n]*\n)*)[^]*?^\1\2[ \t]*$/gm,
    path: pathToInclude,
    select: (text, [, , , , options = '']) => selectPart(splitFrontMatter(text).body, options),
    folders: (file) => [folderOf(file), ''],
  });
  const literal = expandIncludes(included, conversion, {
    pattern:
      /^([ \t]*)([`:]{3,})\{literalinclude\}[ \t]*(\S+)[ \t]*\n((?:[ \t]*:[\w-]+:[^\n]*\n)*)[^]*?^\1\2[ \t]*$/gm,
    path: pathToInclude,
    select: (text, [, , , , options = ''], file) => {
      const language = /:language:[ \t]*(\S+)/.exec(options)?.[1] ?? /\.(\w+)$/.exec(file)?.[1] ?? '';
      const part = selectPart(text, options);
      const label = /:(?:name|label):[ \t]*(\S+)/.exec(options)?.[1];
      const anchor = label === undefined ? '' : `<a id="${label}"></a>\n\n`;
      return { ...part, text: `${anchor}\`\`\`\`${language}\n${part.text}\n\`\`\`\`` };
    },
    folders: (file) => [folderOf(file), ''],
  });
  const plain = trimFormulas(convertDirectives(literal, conversion.report));
  const roles = convertRoles(convertLabelLinks(plain, conversion, labels), conversion, labels);
  return convertFences(roles, conversion.report, () => undefined);
}

/** `$ x $`: spaces inside of the signs, which MyST allows. */
function trimFormulas(draft: Draft): Draft {
  if (!/\$[ \t]|[ \t]\$/.test(draft.text)) return draft;
  const formula = /(?<![\\$])\$(?!\$)((?:\\[^]|[^$\\\n]|\n(?![ \t]*\n)){1,1000})\$(?!\$)/g;
  return replaceOutsideCode(draft, formula, ({ 1: tex = '' }) =>
    tex.trim() === tex || tex.trim() === '' ? undefined : `$${tex.trim()}$`,
  );
}

/** The path of an include; an include that is shown as code stays. */
function pathToInclude({ 3: path, index, input }: RegExpExecArray): string | undefined {
  return isShownAsCode(input, index) ? undefined : path;
}

function selectPart(text: string, options: string) {
  const number = (name: string) =>
    Number(new RegExp(`:${name}:[ \\t]*(\\d+)`).exec(options)?.[1]) || undefined;
  const [, from, to] = /:lines:[ \t]*(\d+)(?:-(\d*))?/.exec(options) ?? [];
  if (from !== undefined)
    return selectLines(text, Number(from), to === undefined ? Number(from) : Number(to) || undefined);
  const start = number('start-line');
  return selectLines(text, start === undefined ? undefined : start + 1, number('end-line'));
}

function readText(file: string, text: string): string | DamagedText {
  return file.endsWith('.ipynb') ? readNotebook(text) : text;
}

function indexLabels(pages: readonly Page[], source: Source): MystLabels {
  const known = new Map<string, { page: Page; text: string }>();
  for (const page of pages) {
    const text = readText(page.file, source.readText(page.file) ?? '');
    if (typeof text !== 'string') continue;
    const { body } = splitFrontMatter(text);
    for (const [label, words] of labelsIn(body))
      if (!known.has(label)) known.set(label, { page, text: words });
    for (const label of formulaLabelsIn(body)) if (!known.has(label)) known.set(label, { page, text: label });
  }
  return { find: (label) => known.get(label) };
}

function filesIn(entries: readonly MystEntry[]): string[] {
  return entries.flatMap(({ file, entries: inner }) => [
    ...(file === undefined ? [] : [file]),
    ...filesIn(inner),
  ]);
}

function tocOf(entries: readonly MystEntry[], pages: readonly Page[]): TocEntry[] {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  return entries.map(({ file, title, entries: inner }) => ({
    page: file === undefined ? undefined : byFile.get(file),
    title,
    entries: tocOf(inner, pages),
  }));
}
