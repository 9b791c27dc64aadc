import { h } from 'hastscript';
import postcss, { type Rule } from 'postcss';
import type { Element, ElementContent, Nodes, Root } from 'hast';
import type { Archive } from '../../archive.ts';
import { blockNames, classesOf, isElement, propertyOf } from '../../html/elements.ts';
import { internal } from '../../html/internal.ts';
import { walkNodes } from '../../../model/walk-nodes.ts';
import { resolveIn } from './package.ts';

/** Declarations that mean something, by classes: `calibre5` is `font-style: italic`. */
export type ClassStyles = ReadonlyMap<string, ReadonlyMap<string, string>>;

const meant = /^(?:font-style|font-weight|font-variant|text-decoration|text-decoration-line|vertical-align)$/;
const nothing = /^(?:normal|inherit|initial|unset|none|baseline|top|middle|bottom|[1-4]00|500)\b/;

/** Reads the style sheets that a page names, and those in it. Only selectors of one class are read. */
export async function readClassStyles(
  page: string,
  file: string,
  archive: Archive,
  known: Map<string, ClassStyles>,
): Promise<ClassStyles> {
  const [head = ''] = page.split(/<body\b/i, 1);
  const sheets: ClassStyles[] = [];
  for (const [link] of head.matchAll(/<link\b[^>]*>/gi)) {
    const [, , href] = /\bhref\s*=\s*(["'])(.*?)\1/i.exec(link) ?? [];
    if (href === undefined || !/stylesheet|\.css\b/i.test(link)) continue;
    const path = resolveIn(file, href.replaceAll('&amp;', '&'));
    const read = known.get(path) ?? parseStyles((await archive.readText(path)) ?? '');
    known.set(path, read);
    sheets.push(read);
  }
  for (const [, css = ''] of head.matchAll(/<style\b[^>]*>([^]*?)<\/style>/gi)) sheets.push(parseStyles(css));
  const joined = new Map<string, ReadonlyMap<string, string>>();
  for (const sheet of sheets)
    for (const [name, declarations] of sheet)
      joined.set(name, new Map([...(joined.get(name) ?? []), ...declarations]));
  return joined;
}

function parseStyles(css: string): ClassStyles {
  const styles = new Map<string, Map<string, string>>();
  const read = (rule: Rule) => {
    const classes = rule.selectors.flatMap((one) => /^[a-z\d]*\.([\w-]+)$/i.exec(one.trim())?.[1] ?? []);
    rule.walkDecls(meant, ({ prop, value }) => {
      for (const name of classes) {
        const known = styles.get(name) ?? new Map<string, string>();
        styles.set(name, known.set(prop, value.toLowerCase()));
      }
    });
  };
  try {
    for (const node of postcss.parse(css).nodes) if (node.type === 'rule') read(node);
  } catch {
    // What is wrong in a style sheet changes no text.
  }
  return styles;
}

/** Names of elements that are bold, slanted or raised by themselves. */
const marked = new Set(
  'b big cite code dfn em h1 h2 h3 h4 h5 h6 i kbd pre samp small strong sub sup th var'.split(' '),
);

/** Notes on the elements of a page what their classes mean in it: `wrapStyled` comes when the notes have been found. */
export function noteClassStyles(tree: Root, styles: ClassStyles): void {
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'element' || marked.has(node.tagName)) return;
    const declarations = new Map(classesOf(node).flatMap((name) => [...(styles.get(name) ?? [])]));
    const style = [...declarations].filter(([, value]) => !nothing.test(value)).map((one) => one.join(': '));
    if (style.length > 0) node.properties['dataStyle'] = style.join('; ');
  });
}

/** Puts the content of elements into spans with the styles of their classes, for `takeStyle` to read. */
export function wrapStyled(tree: Root): void {
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'element') return;
    const style = propertyOf(node, 'dataStyle');
    delete node.properties['dataStyle'];
    if (style !== '') wrapContent(node, style);
  });
}

/** Styles of blocks go to the phrases in them. */
function wrapContent(element: Element, style: string): void {
  const children: ElementContent[] = element.children;
  const isBlock = (child: ElementContent) => isElement(child) && blockNames.has(child.tagName);
  if (children.some(isBlock)) {
    for (const child of children)
      if (isElement(child) && !marked.has(child.tagName)) wrapContent(child, style);
    return;
  }
  if (!children.every((child) => isElement(child, internal.note)))
    element.children = [h('span', { style }, children)];
}
