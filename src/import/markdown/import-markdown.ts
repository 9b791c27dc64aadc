import { append } from '../../model/append.ts';
import { formerName, normaliseFormerName } from '../../model/former-address.ts';
import { idOf } from '../../model/ids.ts';
import { parseUrl } from '../../model/parse-url.ts';
import type { Imported, ImportedAsset, ImportedFrontMatter, Loss } from '../imported.ts';
import type { ImportContext, Importer } from '../importer.ts';
import type { Names } from '../names.ts';
import type { Source } from '../source.ts';
import { markUnconverted } from '../unconverted.ts';
import { removeExports } from './convert-components.ts';
import { closeCode } from './close-code.ts';
import { convertAddresses } from './convert-addresses.ts';
import { editDraft, openDraft, type Draft } from './draft.ts';
import { closeBlocks } from './close-blocks.ts';
import { nestFences } from './nest-fences.ts';
import { escapeDoubleBrackets } from './escape-double-brackets.ts';
import { escapeCitations } from './escape-citations.ts';
import { folderOf, nameOf } from './file-paths.ts';
import { convertFencedCallouts } from './convert-fenced-callouts.ts';
import { convertDisplayMath } from './convert-display-math.ts';
import { plainText, readOutline } from './headings.ts';
import { mendFormulas } from './mend-formulas.ts';
import { mendRows } from './mend-rows.ts';
import { openSite } from './open-site.ts';
import type { Conversion, DamagedText, MarkdownTool, Page, Project, Sheet } from './page.ts';
import { nameArticles } from './name-articles.ts';
import { readFacts, unreadKeys } from './read-facts.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { dropEmptyLines } from './text-passes.ts';
import { escapeTitle, isSameTitle, titleOfMarkdown, titleOfName } from './titles.ts';
import { partsOf } from './toc.ts';
import { findUnusedFiles } from './unused-files.ts';
import { textOf } from './values.ts';

/** In bytes: a longer file is no text that somebody wrote. */
const longestFile = 5_000_000;

/** The importer of a tool that keeps its texts in files of Markdown. */
export function importerOf(tool: MarkdownTool): Importer {
  const { id, title, recognises, config } = tool;
  return { id, title, recognises, config, read: (source, context) => importMarkdown(source, context, tool) };
}

/** Reads a source of Markdown in the way of one tool. Its files are read twice: for the titles and headings that links lead to, and to convert them. */
async function* importMarkdown(
  source: Source,
  context: ImportContext,
  tool: MarkdownTool,
): AsyncGenerator<Imported> {
  const project = await tool.open(source, context);
  const { baseUrl } = project.publication;
  const isAddress = baseUrl !== undefined && /^https?:$/.test(parseUrl(baseUrl)?.protocol ?? '');
  yield { kind: 'publication', ...project.publication, baseUrl: isAddress ? baseUrl : undefined };
  yield* project.losses ?? [];
  if (project.references !== undefined) yield project.references;
  const readText = openTexts(source, project);
  const { sheets, losses } = readSheets(project, readText);
  yield* losses;
  const pages = describePages(sheets, project, context.names);
  const assets = collectAssets(source, context.names, project.roots);
  const site = openSite(pages, source, project, assets.take);
  const used = new Set(project.files);
  for (const page of pages) {
    const found: Loss[] = [];
    const conversion: Conversion = {
      page,
      site,
      source,
      report: (loss) => found.push({ kind: 'loss', article: page.path, ...loss }),
      include: (file) => {
        used.add(file);
        return readSmall(source, file);
      },
    };
    const { body, bodyLine, problem } = splitFrontMatter(textIn(readText(page.file)));
    const origin = { file: page.file };
    for (const loss of unreadKeys(page.values, project.knownKeys ?? []))
      conversion.report({ ...loss, origin });
    const otherTitle = page.hidesHeading ? textOf(page.values['title']) : undefined;
    if (otherTitle !== undefined && !isSameTitle(otherTitle, page.title))
      conversion.report({
        what: 'other titles in front matter',
        detail: otherTitle,
        became: 'dropped',
        origin,
      });
    let draft = openDraft(body, page.file, bodyLine);
    if (problem !== undefined) {
      conversion.report({
        what: 'front matter that cannot be read',
        detail: problem.message,
        became: 'unconverted',
        origin: { ...origin, line: problem.line },
      });
      draft = editDraft(draft, [{ start: 0, end: 0, text: `${markUnconverted(problem.text, 'block')}\n\n` }]);
    }
    const isMdx = page.file.endsWith('.mdx');
    const untitled = hideTitle(draft, page);
    const text = isMdx ? removeExports(untitled, conversion.report) : untitled;
    const closed = closeCode(convertFencedCallouts(text), conversion.report, isMdx);
    const whole = mendFormulas(convertDisplayMath(mendRows(closed, conversion.report)), project.eatsEscapes);
    const known = project.convert(whole, conversion);
    const nested = nestFences(closeBlocks(known, conversion.report));
    const plain = escapeDoubleBrackets(nested, conversion);
    const cited = escapeCitations(plain, conversion.report, project.citedKeys);
    const converted = dropEmptyLines(convertAddresses(cited, conversion));
    yield { kind: 'article', path: page.path, frontMatter: page.facts, body: converted.text, origin };
    yield* found;
    yield* assets.flush();
  }
  yield* findUnusedFiles(source.files, project.roots, (file) => used.has(file) || assets.has(file));
  for (const { key, name, entries, origin, ...facts } of project.arrange(pages)) {
    const parts = partsOf(entries);
    if (parts.length > 0)
      yield { kind: 'series', id: context.names.series(key, name), ...facts, parts, origin };
  }
}

function readSmall(source: Source, file: string): string | undefined {
  const found = source.locate(file);
  return found === undefined || found.size > longestFile ? undefined : source.readText(file);
}

type ReadText = (file: string) => string | DamagedText | undefined;

/** In characters: texts are read twice, and kept in between as long as they are not more. */
const mostKept = 20_000_000;

function openTexts(source: Source, { readText }: Project): ReadText {
  const kept = new Map<string, string>();
  let length = 0;
  return (file) => {
    const known = kept.get(file);
    if (known !== undefined) {
      kept.delete(file);
      return known;
    }
    const text = readSmall(source, file);
    const read = text === undefined || readText === undefined ? text : readText(file, text);
    if (typeof read === 'string' && length + read.length <= mostKept) {
      kept.set(file, read);
      length += read.length;
    }
    return read;
  };
}

function textIn(read: string | DamagedText | undefined): string {
  return typeof read === 'string' ? read : '';
}

/** Lines of HTML, such as a logo, comments, and the imports of MDX. */
const opening =
  /^\s*(?:(?:<[^<>\n]+>[^<>\n]*<\/[^<>\n]+>|<!--(?:(?!-->)[^])*-->|import[ \t][^\n]*["'];?[ \t]*(?=\n))\s*)*$/;

function readSheets(project: Project, readText: ReadText): { sheets: Sheet[]; losses: Loss[] } {
  const sheets: Sheet[] = [];
  const losses: Loss[] = [];
  for (const file of project.files) {
    const text = readText(file);
    if (text === undefined) {
      losses.push({
        kind: 'loss',
        what: 'files that are missing, too long, or outside of the source',
        detail: file,
        became: 'dropped',
        origin: { file },
      });
      continue;
    }
    if (typeof text !== 'string') {
      losses.push({
        kind: 'loss',
        what: 'files that are damaged',
        detail: text.problem,
        became: 'dropped',
        origin: { file, line: text.line },
      });
      continue;
    }
    const { values, body } = splitFrontMatter(text);
    const { headings, anchors } = readOutline(body);
    const outline = { headings, anchors: new Set([...anchors, ...(project.anchorsIn?.(body) ?? [])]) };
    const [first] = outline.headings;
    const rest = first?.depth === 1 ? body.slice(0, first.start) + body.slice(first.end) : body;
    sheets.push({
      file,
      values,
      outline,
      isEmpty: /^\s*$/.test(rest),
      opensWithHeading: opening.test(body.slice(0, first?.start)),
    });
  }
  return { sheets, losses };
}

function describePages(sheets: readonly Sheet[], project: Project, names: Names): Page[] {
  const described = sheets
    .map((sheet) => ({ sheet, ...project.describe(sheet) }))
    .filter(({ sheet, isList = false }) => !isList || !sheet.isEmpty);
  const paths = nameArticles(
    described.map(({ sheet, name, folder, facts }) => ({
      file: sheet.file,
      name,
      folder,
      language: facts?.language,
    })),
    names,
  );
  const pages = described.map(({ sheet, facts, ...description }, index): Page => {
    const { title, hidesHeading } = chooseTitle(sheet, description.title, project);
    const path = paths[index] ?? '';
    return {
      ...sheet,
      ...description,
      path,
      id: idOf(path),
      title,
      hidesHeading,
      facts: withPlainSummary({ ...readFacts(sheet.values), ...dropUndefined(facts ?? {}), title }),
    };
  });
  return linkTranslations(shareFormerPaths(pages));
}

/** Summaries are plain text, and what they are made from is Markdown in most tools. */
function withPlainSummary(facts: ImportedFrontMatter): ImportedFrontMatter {
  return facts.summary === undefined ? facts : { ...facts, summary: plainText(facts.summary) };
}

/** Each page redirects from where it was, and from what it says itself. No path leads to two pages. */
function shareFormerPaths(pages: readonly Page[]): Page[] {
  const taken = new Set<string>();
  return pages.map((page) => {
    const formerly = [...(page.urls ?? []), ...(page.facts.formerly ?? [])]
      .map(normaliseFormerName)
      .filter(
        (path) =>
          formerName.test(path) &&
          !/^\/(?:index\.html?)?$/.test(path) &&
          !taken.has(path.toLowerCase()) &&
          taken.add(path.toLowerCase()),
      );
    return { ...page, facts: { ...page.facts, formerly: formerly.length > 0 ? formerly : undefined } };
  });
}

/** The first of the pages with one key is the original: the tool puts those in its own language first. */
function linkTranslations(pages: readonly Page[]): Page[] {
  const originals = new Map<string, Page>();
  for (const page of pages)
    if (page.translationKey !== undefined && !originals.has(page.translationKey))
      originals.set(page.translationKey, page);
  return pages.map((page) => {
    const original = page.translationKey === undefined ? undefined : originals.get(page.translationKey);
    const isTranslation =
      original !== undefined && original !== page && original.facts.language !== page.facts.language;
    return isTranslation ? { ...page, facts: { ...page.facts, translationOf: original.id } } : page;
  });
}

function chooseTitle(
  sheet: Sheet,
  described: string | undefined,
  project: Project,
): { title: string; hidesHeading: boolean } {
  const { values, outline, file, opensWithHeading } = sheet;
  const given = textOf(values['title'])?.replaceAll(/\s+/g, ' ');
  const named =
    given === undefined
      ? described
      : project.hasMarkdownTitles === true
        ? titleOfMarkdown(given)
        : escapeTitle(given);
  const [first] = outline.headings;
  const heading = first?.depth === 1 ? titleOfMarkdown(first.written) : undefined;
  if (heading === undefined || heading === '') {
    const title = named ?? titleOfName(nameOf(file));
    return { title, hidesHeading: first !== undefined && opensWithHeading && isSameTitle(first.text, title) };
  }
  const isTitle =
    named === undefined ||
    given === undefined ||
    project.headingWins?.(sheet) === true ||
    isSameTitle(named, heading);
  if (!isTitle) return { title: named, hidesHeading: false };
  return {
    title: given !== undefined && isSameTitle(given, heading) ? (named ?? heading) : heading,
    hidesHeading: true,
  };
}

function hideTitle(draft: Draft, page: Page): Draft {
  const [first] = page.outline.headings;
  if (!page.hidesHeading || first === undefined) return draft;
  return editDraft(draft, [{ start: first.start, end: first.end, text: '' }]);
}

interface AssetCollection {
  readonly take: (file: string) => string;
  readonly has: (file: string) => boolean;
  /** Those that were taken since the last time. */
  readonly flush: () => ImportedAsset[];
}

function collectAssets(source: Source, names: Names, roots: readonly string[]): AssetCollection {
  const paths = new Map<string, string>();
  const waiting: ImportedAsset[] = [];
  const longestFirst = [...roots].sort((a, b) => b.length - a.length);
  return {
    take: (file) => {
      const known = paths.get(file);
      if (known !== undefined) return known;
      const root = longestFirst.find((one) => one !== '' && file.startsWith(`${one}/`));
      const folder = folderOf(root === undefined ? file : file.slice(root.length + 1));
      const path = names.asset(file, nameOf(file), folder);
      paths.set(file, path);
      const place = source.locate(file);
      if (place !== undefined)
        waiting.push({ kind: 'asset', path, content: { file: place.path }, origin: { file } });
      return path;
    },
    has: (file) => paths.has(file),
    flush: () => {
      const taken: ImportedAsset[] = [];
      append(taken, waiting);
      waiting.length = 0;
      return taken;
    },
  };
}

function dropUndefined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
