import type { Root } from 'mdast';
import type { ParserId } from '../model/parsers.ts';
import { parseHidden } from './parsers/hidden.ts';
import { readPhraseAttributes } from './parsers/phrase-attributes.ts';
import { parseDefinitions } from './parsers/definitions.ts';
import { closeFormulas, parseTexBrackets } from './parsers/tex-formulas.ts';
import { parseDollars } from './parsers/dollars.ts';
import { placePhrases } from './parsers/place-phrases.ts';
import { endAddresses } from './foreign/end-addresses.ts';
import { readAlerts } from './foreign/alerts.ts';
import { fenceFormulas } from './foreign/formula-fences.ts';
import { movePositions } from './foreign/move-positions.ts';
import { rewriteBlocks } from './foreign/rewrite-blocks.ts';
import { nameHeadings } from './foreign/labels.ts';
import { mayHoldPhrases, rewritePhrases } from './foreign/phrases.ts';
import type { Surroundings } from './foreign/surroundings.ts';
import { unchanged } from './foreign/rewritten.ts';
import { refuseExcess, refuseForRemark } from './text-limits.ts';
import { readTableCaptions } from './foreign/table-captions.ts';
import { readTitleMarks } from './foreign/wiki-links.ts';
import { sourcePath } from '../model/paths.ts';
import { differenceInText, differenceInTree } from './parsers/differences.ts';

/**
 * Markdown to its syntax tree: CommonMark, GFM, front matter, directives and mathematics; blocks of other dialects are
 * rewritten as directives before they are parsed, with their places in the source. The tree is the same by
 * either parser: what satteri reads in another way than remark, and what it cannot read where its machine code is
 * missing, is read by remark. `parseExtended` is remark with the syntax that plug-ins add. A RangeError for a text that is nested far too deeply, an ExcessError for one with far too
 * many signs.
 */
export async function parseMarkdown(
  text: string,
  parser: ParserId = 'satteri',
  parseExtended?: (text: string) => Root,
  surroundings: Surroundings = nowhere,
): Promise<Root> {
  refuseDeepNesting(text);
  refuseExcess(text);
  const parseWith = async (prepared: string): Promise<Root> => {
    if (parseExtended === undefined) return parseAsWritten(prepared, parser);
    refuseForRemark(prepared);
    return parseExtended(prepared);
  };
  const parse = async (prepared: string): Promise<Root> => {
    const tree = await parseWith(prepared);
    placePhrases(tree, prepared);
    return tree;
  };
  const parseAll = (prepared: string) =>
    parseHidden(closeFormulas(prepared), (shown) =>
      parseDefinitions(shown, (defined) =>
        parseTexBrackets(defined, (bracketed) => parseDollars(bracketed, parse)),
      ),
    );
  const blocks = rewriteBlocks(fenceFormulas(unchanged(text)));
  let tree = await parseAll(blocks.text);
  let rewritten = mayHoldPhrases(blocks.text) ? rewritePhrases(blocks, tree, surroundings) : blocks;
  if (rewritten !== blocks) tree = await parseAll(rewritten.text);
  // In a paragraph without spaces, only the first of several addresses is found at a time.
  for (let round = text.length > longestOfRounds ? mostRounds - 1 : 0; round < mostRounds; round++) {
    const ended = endAddresses(rewritten, tree);
    if (ended === rewritten) break;
    rewritten = ended;
    tree = await parseAll(rewritten.text);
  }
  if (rewritten !== blocks) readTitleMarks(tree);
  if (rewritten.text !== text) movePositions(tree, rewritten, text);
  readPhraseAttributes(tree, text);
  if (rewritten !== blocks) nameHeadings(tree, text);
  readAlerts(tree, text);
  readTableCaptions(tree, rewritten.text);
  return tree;
}

/** Of looking for addresses behind addresses: each parses the text. */
const mostRounds = 8;

/** In characters; of a longer text, one round is enough work. */
const longestOfRounds = 200_000;

async function parseAsWritten(text: string, parser: ParserId): Promise<Root> {
  if (parser === 'satteri' && !holdsManyReferences(text) && differenceInText(text) === undefined) {
    const { parseWithSatteri } = (await loadSatteri()) ?? {};
    const tree = parseWithSatteri?.(text);
    if (tree !== undefined && differenceInTree(tree, text) === undefined) return tree;
  }
  refuseForRemark(text);
  const { parseWithRemark } = await import('./parsers/remark.ts');
  return parseWithRemark(text);
}

/** Of a text that is in no publication. */
const nowhere: Surroundings = {
  source: sourcePath('series/articles/text.md'),
  find: () => '',
  report: () => undefined,
  place: (start, end) => ({
    file: sourcePath('series/articles/text.md'),
    start: { line: 1, column: 1, offset: start },
    end: { line: 1, column: 1, offset: end },
  }),
};

type Satteri = typeof import('./parsers/satteri.ts');

/** Node keeps the module for the process as well; to ask it again takes longer, most where the machine code is missing. */
let satteri: Promise<Satteri | undefined> | undefined;

/** Undefined where there is no machine code for the system. */
function loadSatteri(): Promise<Satteri | undefined> {
  satteri ??= import('./parsers/satteri.ts').catch(() => undefined);
  return satteri;
}

/** satteri needs time, and memory, that grow with the square of their number. */
const mostReferences = 1000;

function holdsManyReferences(text: string): boolean {
  return (text.match(/&[#a-z]/gi)?.length ?? 0) > mostReferences;
}

/** The most quotes and lists that a line may open in one another. */
const deepest = 200;

/** Quotes and lists, also in a footnote or the explanation of a term. */
const openings = /^(?:[ \t]*:[ \t]|[ \t]*\[\^[^\]\n]*\]:)?(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))+/gm;

/** Parsers need seconds or minutes for lines that open hundreds of quotes and lists. */
function refuseDeepNesting(text: string): void {
  for (const [opening] of text.matchAll(openings))
    if (opening.length > deepest && (opening.match(/[^\s\d]/g)?.length ?? 0) > deepest)
      throw new RangeError('The text is nested too deeply.');
}
