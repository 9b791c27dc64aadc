import type { List, ListItem, Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import { maskVerbatim } from '../../article-checks/mask-verbatim.ts';
import { noteHidden } from '../../model/hidden-ranges.ts';
import { walkNodes } from '../../model/walk-nodes.ts';

/** Begins an item of a list as the colon begins a definition: as long, so that places stay. */
const marker = '+';

/** Each round finds colons that begin no definition. */
const mostRounds = 3;

/** In characters: what is longer is a sentence with a colon in front of its last line. */
const longestTerm = 100;

/**
 * Parses a text with definition lists: terms, each in a line, and below them definitions that begin with a colon, and
 * contain blocks as items of lists do (PHP Markdown Extra, "Definition Lists"; Pandoc User's Guide, the same).
 */
export async function parseDefinitions(text: string, parse: (text: string) => Promise<Root>): Promise<Root> {
  let tree = await parse(text);
  if (!/^[ \t>]*:[ \t]+\S/m.test(text) || holdsLists(tree)) return tree;
  let colons = [...maskVerbatim(tree, text).matchAll(/^[ \t>]*(?=:[ \t]+\S)/gm)].map(
    ({ 0: margin, index }) => index + margin.length,
  );
  for (let round = 0; round < mostRounds && colons.length > 0; round += 1) {
    tree = await parse(replaceAt(text, colons));
    const found = findDefinitions(tree, text);
    const kept = colons.filter((at) => found.has(at));
    if (kept.length === colons.length) {
      makeLists(tree, text);
      noteHidden(
        tree,
        kept.map((at) => [at, at + 1]),
      );
      return tree;
    }
    colons = kept;
  }
  return parse(text);
}

/** A plug-in has read them. */
function holdsLists(node: Nodes): boolean {
  return (node.type as string) === 'defList' || ('children' in node && node.children.some(holdsLists));
}

function replaceAt(text: string, offsets: readonly number[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const at of offsets) {
    pieces.push(text.slice(done, at), marker);
    done = at + 1;
  }
  return pieces.join('') + text.slice(done);
}

/** The colons that begin a definition below a term. */
function findDefinitions(tree: Root, text: string): ReadonlySet<number> {
  const found = new Set<number>();
  walkNodes<Nodes>(tree, (parent) => {
    if (!('children' in parent)) return;
    parent.children.forEach((list, index) => {
      if (list.type !== 'list' || !isDefinitions(list, text)) return;
      const terms = parent.children[index - 1];
      if (terms?.type === 'paragraph' && isTerm(terms, list, text))
        for (const item of list.children) found.add(startOf(item));
    });
  });
  return found;
}

function isDefinitions({ children }: List, text: string): boolean {
  return children.every((item) => text[startOf(item)] === ':');
}

function isTerm(terms: Paragraph, list: List, text: string): boolean {
  const end = terms.position?.end.offset ?? 0;
  const lines = text.slice(startOf(terms), end).split('\n');
  const between = text.slice(end, startOf(list)).split('\n').length - 2;
  const isSentence = /[.!?;:,][ \t]*$/.test(lines.at(-1) ?? '') && (between > 0 || lines.length > 1);
  return between <= 1 && !isSentence && lines.every(({ length }) => length <= longestTerm);
}

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? -1;
}

/** Nodes as `mdast-util-definition-list` names them. */
type DefinitionNode = Nodes & { readonly children: Nodes[] };

function makeLists(parent: Parents, text: string): void {
  const children: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    if ('children' in child) makeLists(child, text);
    const terms = children.at(-1);
    if (child.type !== 'list' || !isDefinitions(child, text) || terms?.type !== 'paragraph') {
      children.push(child);
      continue;
    }
    children.pop();
    const made: Nodes[] = [
      ...splitLines(terms.children).map((line) => nodeOf('defListTerm', 'dt', line, terms)),
      ...child.children.map((item) => nodeOf('defListDescription', 'dd', contentOf(item, child), item)),
    ];
    const before = children.at(-1) as { readonly type: string } | undefined;
    if (before?.type === 'defList') {
      const list = before as unknown as DefinitionNode;
      for (const node of made) list.children.push(node);
      if (list.position && child.position) list.position.end = child.position.end;
    } else {
      const list = nodeOf('defList', 'dl', made, terms);
      if (list.position && child.position)
        list.position = { start: list.position.start, end: child.position.end };
      children.push(list);
    }
  }
  parent.children = children as typeof parent.children;
}

/** The only paragraph of a definition is none, if no empty line is around it. */
function contentOf({ children, spread }: ListItem, { spread: isLoose }: List): Nodes[] {
  const [only, ...rest] = children;
  if (only?.type === 'paragraph' && rest.length === 0 && spread !== true && isLoose !== true)
    return only.children;
  return children;
}

function nodeOf(type: string, name: string, children: readonly Nodes[], { position }: Nodes): Nodes {
  const node = { type, data: { hName: name }, children, ...(position ? { position: { ...position } } : {}) };
  return node as unknown as Nodes;
}

function splitLines(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') lines.push([]);
    else if (child.type !== 'text') lines.at(-1)?.push(child);
    else
      child.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([]);
        if (value !== '')
          lines.at(-1)?.push(index === 0 && value === child.value ? child : { ...child, value });
      });
  }
  return lines.filter(({ length }) => length > 0);
}
