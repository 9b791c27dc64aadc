import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

export function readPage(file: string): Root {
  return fromHtml(readFileSync(file, 'utf8'));
}

/** Every element that the test accepts, in document order. */
export function findAll(tree: Root | Element, accept: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (accept(element)) found.push(element);
  });
  return found;
}

export function textOf(node: Element | Root): string {
  return toString(node).replaceAll(/\s+/g, ' ').trim();
}

export function idsOf(tree: Root): string[] {
  return findAll(tree, ({ properties }) => typeof properties.id === 'string').map(({ properties }) =>
    String(properties.id),
  );
}

/** The file that a path of a static site serves. */
export function servedFile(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return file;
  return existsSync(join(file, 'index.html')) ? join(file, 'index.html') : undefined;
}

/** A value that a test cannot go on without. */
export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The page lacks what the test asks for.');
  return value;
}
