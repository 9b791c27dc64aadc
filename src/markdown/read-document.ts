import type { Element, Nodes as HastNodes, Root } from 'hast';
import type { Node } from 'unist';
import { articleChecks } from '../article-checks/article-checks.ts';
import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { settableCodes } from '../diagnostics/levels.ts';
import { withoutComponentTags, withoutRefused } from './without-refused.ts';
import { append } from '../model/append.ts';
import type { ParserId } from '../model/parsers.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';
import type { Words } from '../model/words.ts';
import { describeDocument, type Document, type WrittenAddress } from '../model/document.ts';
import { findScripts, findStrangers } from '../model/scripts.ts';
import { indexNodes } from '../model/node-index.ts';
import { walkNodes } from '../model/walk-nodes.ts';
import { repairBody } from './content-model/repair-body.ts';
import { readCaptions } from './captions.ts';
import { readDescriptions } from './descriptions.ts';
import { countWords } from './count-words.ts';
import { dropNoncharacters } from './drop-noncharacters.ts';
import { linkEmbeds } from './embeds.ts';
import type { FeatureContext, CollectedFacts } from './feature.ts';
import { features } from './features/features.ts';
import { findForeign, isInside, withoutInner, type ForeignRange } from './foreign-markup.ts';
import { expandSource, type ExpandedSource } from './foreign/expand-source.ts';
import type { Surroundings } from './foreign/surroundings.ts';
import type { FindIncluded } from './foreign/rewrite-includes.ts';
import { listOwnChecks } from '../plugins/plugin-config.ts';
import { openHighlighter, type Highlighter } from './highlighter.ts';
import { parseMarkdown } from './parse.ts';
import { describePluginError } from './plugins/describe-plugin-error.ts';
import { findGranted } from './plugins/granted-attributes.ts';
import { lendIds } from './plugins/lent-ids.ts';
import { PluginError } from './plugins/plugin-error.ts';
import type { Plugins } from './plugins/plugins.ts';
import { openArticlePlugins, type ArticlePlugins } from './plugins/run-plugins.ts';
import { restrictWritten, sanitizePlugins } from './plugins/sanitize-plugins.ts';
import { sanitizeTree } from './sanitize.ts';
import { parseRawHtml, toHtmlTree } from './to-html-tree.ts';
import { ExcessError } from './text-limits.ts';
import { findExcessNodes } from './tree-limits.ts';
import { rememberMarkup } from './plugins/untaken.ts';
import { noFacts, openSourceIndex, type SourceIndex } from './source-index.ts';
import { visitElements } from './visit-elements.ts';

interface ReadingOptions {
  /** The title in the front matter, which the body should not repeat. */
  readonly title?: string;
  /** Where its front matter lacks a title, and one could be written: an offset in the file. */
  readonly titleAt?: number | undefined;
  readonly parser?: ParserId | undefined;
  readonly plugins?: Plugins | undefined;
  /** Default: of a publication that contains nothing else. */
  readonly sources?: SourceIndex | undefined;
  /** Default: one for this text alone. */
  readonly highlighter?: Highlighter | undefined;
  /** Whether the citation style puts citations in notes. */
  readonly citesInNotes?: boolean | undefined;
  /** Finds what it includes; default: nothing. */
  readonly findIncluded?: FindIncluded | undefined;
}

/** Reads the body of an article: Markdown in, a sanitised tree and everything found in it out. */
export async function readDocument(
  file: SourceText,
  language: string,
  words: Words,
  {
    title,
    titleAt,
    parser,
    plugins,
    highlighter = openHighlighter(),
    citesInNotes = false,
    sources = openSourceIndex(noFacts),
    findIncluded,
  }: ReadingOptions = {},
): Promise<Checked<Document>> {
  const diagnostics: Diagnostic[] = [];
  const foreign: ForeignRange[] = [];
  const expanded =
    findIncluded && expandSource(file, findIncluded, (diagnostic) => diagnostics.push(diagnostic));
  const source = expanded ?? file;
  const collected: CollectedFacts = {
    outline: [],
    aliases: {},
    links: [],
    assets: [],
    figures: [],
    tables: [],
    citations: [],
    hasMathematics: false,
    checks: {},
    lookups: {},
  };
  const context: FeatureContext = {
    source,
    language,
    title,
    titleAt,
    words,
    collected,
    abbreviations: new Map(),
    macros: new Map(),
    diagrams: [],
    labels: new Map(),
    lentIds: new Set(),
    find: (query) => (collected.lookups[query] ??= sources.find(query, source.file)),
    ofAddress: (url) => sources.ofAddress(url),
    highlighter,
    citesInNotes,
    settableCodes: [
      ...settableCodes,
      ...(plugins === undefined ? [] : listOwnChecks(plugins)).map(({ code }) => code),
    ],
    place: (node) => placeOf(node, source),
    isForeign: (place) => isInside(place, foreign),
    report: (diagnostic) => diagnostics.push(diagnostic),
  };

  const reading = { parser, plugins, includes: expanded?.includes };
  const body = await makeBody(context, diagnostics, foreign, reading);
  const ids = collectIds(body);
  dropPositions(body);
  const wordCount = countWords(body, language);
  const scripts = [...findScripts(source.text)].map(([script, start]) => ({
    script,
    place: source.place(start, start + 1),
  }));
  const strangers = [...findStrangers(source.text)].map(([character, start]) => ({
    character,
    place: source.place(start, start + character.length),
  }));
  const reported = withoutComponentTags(withoutRefused(diagnostics, source.text), source.text);
  const found = expanded === undefined ? collected : withoutAddresses(collected);
  return {
    value: describeDocument({ body, ...found, ids, scripts, strangers, wordCount }),
    diagnostics: expanded === undefined ? reported : reported.map(expanded.moveFix),
  };
}

/** Where an address is written is not known in a text of several files. */
function withoutAddresses({ links, assets, ...others }: CollectedFacts): CollectedFacts {
  for (const one of [...links, ...assets]) delete (one as { written?: WrittenAddress }).written;
  return { ...others, links, assets };
}

function isIncluded({ start }: Place, includes: ExpandedSource['includes']): boolean {
  return includes.some((include) => include.start <= start.offset && start.offset < include.end);
}

/** An empty body for an article that is nested too deeply to be walked, or too long to be laid out. */
async function makeBody(
  context: FeatureContext,
  diagnostics: Diagnostic[],
  foreign: ForeignRange[],
  reading: Pick<ReadingOptions, 'parser' | 'plugins'> & {
    readonly includes: ExpandedSource['includes'] | undefined;
  },
): Promise<Root> {
  const { source } = context;
  const { parser, plugins, includes = [] } = reading;
  const refuse = (problem: Diagnostic): Root => {
    diagnostics.push(problem);
    return { type: 'root', children: [] };
  };
  let own: ArticlePlugins | undefined;
  try {
    const { find, report } = context;
    const surroundings: Surroundings = {
      source: source.file,
      find,
      report: () => undefined,
      place: source.place,
    };
    const parse = (text: string) => parseMarkdown(text, parser, plugins?.parse, surroundings);
    const written = await parseMarkdown(source.text, parser, plugins?.parse, { ...surroundings, report });
    const excess = findExcessNodes(written, source.place(0));
    if (excess !== undefined) return refuse(excess);
    await readCaptions(written, source.text, parse);
    const nodes = indexNodes(written);
    const seen = { text: source.text, nodes, place: context.place, range: source.place };
    const checked = articleChecks.flatMap((check) => check(written, seen));
    own = plugins && openArticlePlugins(plugins, context);
    await own?.runChecks(written);
    const findUntaken = own && rememberMarkup(checked, written);
    const markdown = (await own?.changeMarkdown(written)) ?? written;
    const untaken = findUntaken?.(markdown) ?? checked;
    append(foreign, findForeign(untaken.filter(({ place }) => !isIncluded(place, includes))));
    append(diagnostics, withoutInner(untaken, foreign));
    const found = own === undefined ? nodes : indexNodes(markdown);
    for (const feature of features) await feature.markdown?.(markdown, context, found);
    // Behind the features, which read the commands that the article defines.
    await readDescriptions(markdown, context, parse);
    const html = toHtmlTree(markdown, context, plugins?.remarkRehype);
    const granted = own && findGranted(html);
    const parsed = await parseRawHtml(html, context);
    linkEmbeds(parsed);
    dropNoncharacters(parsed, context);
    const excessHtml = findExcessNodes(parsed, source.place(0));
    if (excessHtml !== undefined) return refuse(excessHtml);
    if (depthOf(parsed) > deepest) throw new RangeError('The tree is too deep.');
    if (own === undefined || granted === undefined)
      return await finishTree(sanitizeTree(parsed, context), context);
    const restricted = restrictWritten(parsed, granted, context);
    const lentIds = lendIds(parsed);
    const changed = await own.changeHtml(parsed);
    const excessChanged = findExcessNodes(changed, source.place(0));
    if (excessChanged !== undefined) return refuse(excessChanged);
    if (depthOf(changed) > deepest) throw new RangeError('The tree is too deep.');
    return await finishTree(sanitizePlugins(changed, restricted, context), { ...context, lentIds });
  } catch (error) {
    // The parsers call themselves for each level: far too deep a document exhausts their stack.
    if (error instanceof ExcessError) {
      const { message, offset, hint } = error;
      return refuse(diagnose('size-limit', source.place(offset), message, { hint }));
    }
    if (error instanceof PluginError && plugins !== undefined) {
      own?.reportMessages(error.cause);
      diagnostics.push(describePluginError(error, source, plugins.root));
      return await makeBody({ ...context, report: () => undefined }, [], [], {
        ...reading,
        plugins: undefined,
      });
    }
    if (!(error instanceof RangeError)) throw error;
    return refuse(
      diagnose('nesting-limit', source.place(0), 'The article is nested too deeply to be read.', {
        hint: `Lists, quotes and elements can be nested ${deepest} levels deep.`,
      }),
    );
  } finally {
    own?.reportMessages();
  }
}

/** The features of Kolofon on a sanitised tree. */
async function finishTree(body: Root, context: FeatureContext): Promise<Root> {
  repairBody(body, context);
  for (const feature of features) await feature.html?.(body, context);
  return body;
}

const deepest = 200;

function depthOf(parent: Root | Element): number {
  let depth = 0;
  for (const child of parent.children)
    depth = Math.max(depth, child.type === 'element' ? 1 + depthOf(child) : 1);
  return depth;
}

function placeOf(node: Node | undefined, source: SourceText) {
  const start = node?.position?.start.offset;
  // An element that the parser of HTML has ended by itself may have no end.
  const end = node?.position?.end;
  return source.place(start ?? 0, start === undefined ? undefined : end?.offset);
}

function collectIds(tree: Root): string[] {
  const ids: string[] = [];
  visitElements(tree, ({ properties }) => {
    if (typeof properties.id === 'string') ids.push(properties.id);
  });
  return ids;
}

function dropPositions(tree: Root): void {
  walkNodes<HastNodes>(tree, (node) => {
    delete node.position;
  });
}
