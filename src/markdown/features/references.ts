import type { Element, Root as HastRoot } from 'hast';
import { toString } from 'hast-util-to-string';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { Link, Nodes, PhrasingContent, Root } from 'mdast';
import { listLabels, readTarget, referringRole } from '../../article-checks/labels.ts';
import { append } from '../../model/append.ts';
import { decodeAddress } from '../../model/decode-address.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { changePhrases, joinPieces, splitAtSigns } from '../phrase-signs.ts';
import { visitElements } from '../visit-elements.ts';

/** References that print the number of a figure, table or theorem: those of Quarto, pandoc-crossref and MyST. */
export const references: Feature = {
  name: 'references',
  markdown(tree, { source: { text }, find }) {
    // In a text of which nothing refers to them they are not looked for.
    let found: ReadonlySet<string> | undefined;
    const labels = () => (found ??= listLabels(text));
    if (/@[A-Za-z]|\{(?:num|prf:)?ref\}/.test(text) && labels().size > 0)
      linkReferences(tree, text, labels());
    if (text.includes('](')) nameEmptyLinks(tree, labels, find);
  },
  html(tree, context) {
    let headings: ReadonlyMap<string, string> | undefined;
    let ids: ReadonlySet<string> | undefined;
    visitElements(tree, (node) => {
      const format = node.properties['dataReference'];
      if (node.tagName !== 'a' || typeof format !== 'string') return;
      delete node.properties['dataReference'];
      const id = String(node.properties['dataFragment']);
      const label = context.labels.get(id);
      headings ??= listHeadings(tree);
      const text = label === undefined ? wordsOf(format) || headings.get(id) : fill(format, label);
      if (text !== undefined) node.children = [{ type: 'text', value: text }];
      // A link to what is not there is reported as that alone.
      else if ((ids ??= listTreeIds(tree)).has(id))
        context.report(
          diagnose(
            'link-not-empty',
            context.place(node),
            `What "#${id}" leads to has no title and no number.`,
            {
              hint: /^(?:fig|ta?bl?)[-:]/.test(id)
                ? `Give it a caption, or write the text of the link: [text](#${id}).`
                : `Write the text of the link: [text](#${id}).`,
            },
          ),
        );
    });
  },
};

const label = String.raw`[A-Za-z][\w:.-]*\w`;
const reference = new RegExp(
  String.raw`(?<![\w@/.\\-])(?:\[-?@${label}(?:[;,][ \t]*-?@${label})*\]|-?@${label})|\{(?:numref|ref|prf:ref)\}$`,
  'g',
);

/** Of an at sign: any other word behind one is a citation. */
const kinds = /^(?:fig|tbl|tab|lst|thm|lem|cor|prp|cnj|def|exm|exr|sec)[-:]/;

function linkReferences(tree: Root, source: string, labels: ReadonlySet<string>): void {
  changePhrases(tree, source, (children) => {
    const pieces = splitAtSigns(children, source, reference);
    if (pieces === undefined) return undefined;
    const made: typeof pieces = [];
    for (const piece of pieces) {
      const role = made.at(-1);
      if (piece.type === 'inlineCode' && role?.type === 'sign' && referringRole.test(role.value)) {
        const link = readRole(piece.value, labels, piece.position);
        if (link !== undefined) made.pop();
        made.push(link ?? piece);
      } else if (piece.type === 'sign' && !piece.value.startsWith('{'))
        append(made, readSigns(piece.value, labels, piece.position) ?? [piece]);
      else made.push(piece);
    }
    return joinPieces(made);
  });
}

function readRole(
  written: string,
  labels: ReadonlySet<string>,
  position: Nodes['position'],
): Link | undefined {
  const { target, format } = readTarget(written);
  return labels.has(target) ? link(target, format, written, position) : undefined;
}

/** `@fig-a`, `-@fig-a`, `[@fig-a; @fig-b]`. */
function readSigns(
  written: string,
  labels: ReadonlySet<string>,
  position: Nodes['position'],
): PhrasingContent[] | undefined {
  const found = [...written.matchAll(new RegExp(`(-?)@(${label})`, 'g'))];
  if (!found.every(([, , target = '']) => kinds.test(target) && labels.has(target))) return undefined;
  return found.flatMap(([whole, minus, target = ''], index): PhrasingContent[] => [
    ...(index === 0 ? [] : [{ type: 'text' as const, value: ', ' }]),
    link(target, minus === '-' ? '%s' : '', whole, position),
  ]);
}

function link(target: string, format: string, written: string, position: Nodes['position']): Link {
  return {
    type: 'link',
    url: `#${target}`,
    children: [{ type: 'text', value: written }],
    data: { hProperties: { dataReference: format } },
    ...(position ? { position } : {}),
  };
}

/** Links without words of MyST, which show the title or the number of what they lead to: `[](#fig-a)`, `[](costs)`, `[](guide.md)`. */
function nameEmptyLinks(tree: Root, labels: () => ReadonlySet<string>, find: FeatureContext['find']): void {
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'link' || node.children.length > 0) return;
    const target = decodeAddress(node.url) ?? node.url;
    if (labels().has(target)) node.url = `#${target}`;
    if (/^#./.test(node.url)) {
      node.children = [{ type: 'text', value: node.url }];
      node.data = { ...node.data, hProperties: { dataReference: '' } };
    } else if (/^[^#:]+\.md$/.test(target) || (!/[/#.:]/.test(target) && find(`name ${target}`) !== '')) {
      node.children = [{ type: 'text', value: target.replace(/\.md$/, '') }];
      node.data = { ...node.data, hProperties: { dataNamed: '' } };
    }
  });
}

function fill(
  format: string,
  { text, number }: { readonly text: string; readonly number: number | string },
): string {
  return format === ''
    ? text
    : format.replaceAll(/%s|\{number\}/g, String(number)).replaceAll('{name}', text);
}

/** The ids that references ask the number of. */
export function listReferred(tree: HastRoot): ReadonlySet<string> {
  const found = new Set<string>();
  visitElements(tree, ({ properties: { dataReference, dataFragment } }) => {
    if (typeof dataReference === 'string' && wordsOf(dataReference) === '') found.add(String(dataFragment));
  });
  return found;
}

/** The words of a reference that asks for no number: `` {ref}`these words <costs>` ``. */
function wordsOf(format: string): string {
  return /%s|\{(?:number|name)\}/.test(format) ? '' : format;
}

function listHeadings(tree: HastRoot): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  visitElements(tree, (node) => {
    const { id } = node.properties;
    if (typeof id === 'string' && /^h[2-6]$/.test(node.tagName)) found.set(id, textOf(node));
  });
  return found;
}

function listTreeIds(tree: HastRoot): ReadonlySet<string> {
  const found = new Set<string>();
  visitElements(tree, ({ properties: { id } }) => {
    if (typeof id === 'string') found.add(id);
  });
  return found;
}

function textOf({ children }: Element): string {
  return children
    .filter((child) => child.type !== 'element' || child.properties['dataPermalink'] === undefined)
    .map((child) => toString(child))
    .join('')
    .trim();
}
