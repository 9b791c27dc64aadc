import type { Element, Nodes, Parents } from 'hast';

/** A property as it would be written; empty where there is none. */
export function propertyOf({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === undefined || value === null || value === false ? '' : String(value);
}

export function classesOf(element: Element): readonly string[] {
  return propertyOf(element, 'className').split(/\s+/).filter(Boolean);
}

export function hasClass(element: Element, ...names: readonly string[]): boolean {
  return classesOf(element).some((name) => names.includes(name));
}

export function isElement(node: Nodes | undefined, ...names: readonly string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** The first element of these names below a node. */
export function findElement(parent: Parents, ...names: readonly string[]): Element | undefined {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    if (names.includes(child.tagName)) return child;
    const found = findElement(child, ...names);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function findElements(parent: Parents, ...names: readonly string[]): Element[] {
  return parent.children.flatMap((child) =>
    child.type === 'element'
      ? [...(names.includes(child.tagName) ? [child] : []), ...findElements(child, ...names)]
      : [],
  );
}

/** The text with single spaces. A line that is broken is two words. */
export function textOf(node: Nodes): string {
  return writtenIn(node).replaceAll(/\s+/g, ' ').trim();
}

function writtenIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return ' ';
  return 'children' in node ? node.children.map(writtenIn).join('') : '';
}

export const blockNames: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre section summary table tbody ' +
    'td tfoot th thead tr ul'
  ).split(' '),
);
