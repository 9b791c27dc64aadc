import type { Edit } from '../../diagnostics/diagnostic.ts';
import { append } from '../../model/append.ts';
import { listLines, type TextLine } from '../verbatim-lines.ts';
import { fenceOf, type Block, type Fence, type ReadBlock } from './block.ts';
import { readColonFence, type OpeningFence } from './colon-fences.ts';
import { readDiagramBlock } from './diagram-blocks.ts';
import { readFencedDirective } from './fenced-directives.ts';
import { readFigureDirective } from './figure-directives.ts';
import { readIndentedBlock } from './indented-blocks.ts';
import { findGridTables } from './grid-tables.ts';
import { rewriteAgain, type Rewritten } from './rewritten.ts';
import { findTabImports, readTabs } from './tab-items.ts';

/** Blocks whose inside is read in the next round, when it is no code any more. */
const readers: readonly ReadBlock[] = [
  readDiagramBlock,
  readFigureDirective,
  readFencedDirective,
  readIndentedBlock,
  readTabs,
];

const sign =
  /^[ \t>]*(?::{3,}(?:[ \t]+[a-z{]|\{|[\w-]+[ \t]+[^\s{])|(?:!!!|\?\?\?)\+?[ \t]*[^\s!?+]|===[!+]?[ \t]|(?:`{3,}|~{3,})[ \t]*(?:\{[a-z]|ad[-m]|attention|caution|danger|hint|important|note|smart|tip|warn)|\{\{[<%][ \t]*[\w-][^<>%{}\n]*[>%]\}\}[ \t]*$|<Tab|import \w+ from ['"]@theme\/Tab|\+[-=:]{2,}[-=:+]*\+[ \t]*$)/im;

/** Of a directive without another one inside. */
const leastColons = 3;

/** Blocks may be in one another so deep. */
const mostRounds = 12;

/** Blocks of other dialects as the directives that they are here: in their place, with their lines. */
export function rewriteBlocks(written: Rewritten): Rewritten {
  if (!sign.test(written.text)) return written;
  let rewritten = written;
  for (let round = 0; round < mostRounds; round += 1) {
    const edits = findEdits(rewritten.text, round > 0);
    if (edits.length === 0) break;
    rewritten = rewriteAgain(rewritten, edits);
  }
  return rewritten;
}

/** A block with both of its fences. Its colons are more than those of each block inside. */
interface Placed extends Pick<Block, 'head' | 'lead' | 'opening' | 'closing'> {
  readonly colons: number;
  readonly isForeign: boolean;
  readonly level: number;
  /** The most colons of a block inside. */
  readonly inner: number;
}

interface Open {
  readonly line: TextLine;
  readonly prefix: string;
  readonly colons: number;
  readonly opens: OpeningFence;
  level: number;
  inner: number;
}

function findEdits(text: string, isRewritten: boolean): Edit[] {
  const lines = listBodyLines(text);
  const placed: Placed[] = [];
  const edits: Edit[] = [...findTabImports(lines), ...(isRewritten ? [] : findGridTables(lines))];
  const open: Open[] = [];
  const place = (block: Placed): void => {
    placed.push(block);
    const parent = open.at(-1);
    if (parent === undefined || block.head === undefined) return;
    parent.level = Math.max(parent.level, block.level + 1);
    parent.inner = Math.max(parent.inner, block.colons);
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    if (line.isVerbatim) {
      placeInside(open.at(-1), line);
      continue;
    }
    const block = readBlock(lines, index);
    if (block !== undefined) {
      place({ ...block, colons: 3, isForeign: true, level: 0, inner: 0 });
      append(edits, block.edits);
      index = block.last;
      continue;
    }
    const fence = readColonFence(lines, index);
    if (fence === undefined) continue;
    const { prefix, colons, opens } = fence;
    if (opens !== undefined) {
      open.push({ line, prefix, colons, opens, level: 0, inner: 0 });
      continue;
    }
    const closed = takeClosed(open, prefix, colons);
    if (closed === undefined) continue;
    append(edits, closed.opens.edits);
    place({
      head: closed.opens.head,
      lead: closed.opens.lead,
      opening: fenceOf(closed.line),
      closing: fenceOf(line),
      colons: closed.colons,
      isForeign: closed.opens.isForeign,
      level: closed.level,
      inner: closed.inner,
    });
  }
  const isWanted =
    edits.length > 0 ||
    placed.some(({ isForeign, inner, colons }) => isForeign || (isRewritten && inner >= colons));
  return isWanted ? [...edits, ...placed.flatMap(writeFences)] : [];
}

/** A line of colons in code or in a comment would close a directive that does not have more of them. */
function placeInside(parent: Open | undefined, { text }: TextLine): void {
  const colons = /^[ \t>]*(:{3,})[ \t]*$/.exec(text)?.[1]?.length;
  if (parent === undefined || colons === undefined) return;
  parent.level = Math.max(parent.level, colons - leastColons + 1);
  parent.inner = Math.max(parent.inner, colons);
}

/** Front matter and comments are no markup. */
function listBodyLines(text: string): TextLine[] {
  const end = /^---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)/.exec(text)?.[0].length ?? 0;
  let isComment = false;
  return Array.from(listLines(text), (line) => {
    if (line.start < end) return { ...line, isVerbatim: true };
    const wasComment = isComment;
    if (wasComment) isComment = !line.text.includes('-->');
    else if (!line.isVerbatim) isComment = /^[ \t>]*<!--(?!.*-->)/.test(line.text);
    return wasComment ? { ...line, isVerbatim: true } : line;
  });
}

function readBlock(lines: readonly TextLine[], index: number): Block | undefined {
  for (const read of readers) {
    const block = read(lines, index);
    if (block !== undefined) return block;
  }
  return undefined;
}

/** The block that a line closes. Those of an inner quotation that nothing has closed end with it. */
function takeClosed(open: Open[], prefix: string, colons: number): Open | undefined {
  const depth = depthOf(prefix);
  while (open.length > 0 && depthOf(open.at(-1)?.prefix ?? '') > depth) open.pop();
  const last = open.at(-1);
  if (last === undefined || depthOf(last.prefix) !== depth) return undefined;
  return last.opens.isLoose || colons >= last.colons ? open.pop() : undefined;
}

function depthOf(prefix: string): number {
  return prefix.replaceAll(/[^>]/g, '').length;
}

function writeFences({ head, lead = '', opening, closing, level }: Placed): Edit[] {
  const colons = ':'.repeat(level + leastColons);
  const write = ({ start, end, before, after }: Fence, text: string): Edit => ({
    start,
    end,
    text: `${before}${text}${after}`,
  });
  return head === undefined
    ? [write(opening, lead), write(closing, '')]
    : [write(opening, `${colons}${head}`), write(closing, colons)];
}
