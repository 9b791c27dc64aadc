import type { Element, Nodes, Parents, Root, Text } from 'hast';
import { internal } from './internal.ts';

/** Elements before and behind which a browser shows no space. */
const blocks = new Set(
  (
    'address article aside blockquote body br caption center col colgroup dd dialog dir div dl dt figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre ' +
    'section summary table tbody td tfoot th thead tr ul wbr xmp'
  ).split(' '),
);
/** Elements that are in a line as a word does. */
const replaced = new Set([
  ...'audio button canvas embed iframe img input math object picture select svg textarea video'.split(' '),
  internal.note,
]);
const unseen = new Set(
  'area base basefont dialog datalist head link meta noembed noframes param rp script source style template track title'.split(
    ' ',
  ),
);

type Handling = 'collapsed' | 'untrimmed' | 'kept';

interface Surroundings {
  readonly handling: Handling;
  /** Whether a space before it, or after it, would not be seen. */
  readonly before: boolean;
  readonly after: boolean;
}

interface Result {
  /** Whether a text is empty now. */
  readonly isRemoved: boolean;
  readonly endsInSpace: boolean;
}

/**
 * Leaves of white space what a browser shows, in the tree itself. `hast-util-minify-whitespace` does the same, and looks
 * through its lists of elements so slowly that they took a fifth of the time of an import.
 */
export function minifyWhitespace(tree: Root): void {
  minifyAll(tree, { handling: 'collapsed', before: true, after: true });
}

function minify(node: Nodes, around: Surroundings): Result | undefined {
  if (node.type === 'text') return minifyText(node, around);
  if (node.type !== 'element') return undefined;
  const isBlock = blocks.has(node.tagName);
  return minifyAll(node, {
    handling: handlingIn(node) ?? around.handling,
    before: isBlock || around.before,
    after: isBlock || around.after,
  });
}

function minifyText(node: Text, { handling, before, after }: Surroundings): Result {
  if (handling === 'kept') return { isRemoved: false, endsInSpace: false };
  const value = node.value.replaceAll(/[\t\n\v\f\r ]+/g, ' ');
  if (handling === 'untrimmed') {
    node.value = value;
    return { isRemoved: false, endsInSpace: false };
  }
  const start = before && value.startsWith(' ') ? 1 : 0;
  const hasSpace = start < value.length && value.endsWith(' ');
  const end = hasSpace && after ? value.length - 1 : value.length;
  if (start === end) return { isRemoved: true, endsInSpace: hasSpace && !after };
  node.value = value.slice(start, end);
  return { isRemoved: false, endsInSpace: hasSpace && !after };
}

function minifyAll(parent: Parents, { handling, before: isFirst, after }: Surroundings): Result {
  let before = isFirst;
  const left: Nodes[] = [];
  parent.children.forEach((child, index) => {
    const result = minify(child, {
      handling,
      before,
      after: showsNoSpace(parent.children, index + 1) ?? after,
    });
    if (result?.isRemoved !== true) {
      if (result !== undefined) before = result.endsInSpace;
      left.push(child);
    }
    if (isReplaced(left.at(-1))) before = false;
  });
  parent.children = left as typeof parent.children;
  return { isRemoved: false, endsInSpace: before || after };
}

/** Whether a space would not be seen before what comes; undefined where nothing comes. */
function showsNoSpace(nodes: readonly Nodes[], from: number): boolean | undefined {
  for (let index = from; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node?.type === 'text' && /[^ \t\n\f\r]/.test(node.value)) return false;
    if (node?.type !== 'element') continue;
    if (isReplaced(node)) return false;
    if (blocks.has(node.tagName)) return true;
    const inside =
      unseen.has(node.tagName) || node.properties['hidden'] ? undefined : showsNoSpace(node.children, 0);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function isReplaced(node: Nodes | undefined): boolean {
  return node?.type === 'element' && replaced.has(node.tagName);
}

function handlingIn({ tagName, properties }: Element): Handling | undefined {
  if (/^(?:listing|plaintext|script|style|xmp|pre|textarea)$/.test(tagName)) return 'kept';
  if (tagName === 'nobr' || (/^t[dh]$/.test(tagName) && properties['noWrap'])) return 'untrimmed';
  return undefined;
}
