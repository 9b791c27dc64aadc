import { cleanDrawing } from './clean-drawing.ts';
import { decodeXml, namespaces, parseXml, type XmlElement } from './xml.ts';
import { sizeDrawing, writeSize, type DrawingSize } from './drawing-size.ts';
import { paintedElements } from './names.ts';
import { printXml } from './print-xml.ts';
import type { Removed, RemovedKind } from './removed.ts';
import { fixIds } from './valid-ids.ts';

/** A drawing that may be published. */
export interface Drawing {
  /** An SVG document in UTF-8. */
  readonly text: string;
  readonly size: DrawingSize;
  /** What was taken out that a reader may miss, sorted. */
  readonly removed: readonly (readonly [string, RemovedKind])[];
}

/** Drawings in drawings in drawings: more than any program writes. */
const deepest = 3;

/** In elements: browsers need seconds for more. */
const mostShown = 1_000_000;

/** Reads an SVG file and cleans it, or says why it cannot be published. */
export function readDrawing(bytes: Uint8Array): Drawing | string {
  const removed: Removed = new Map();
  const root = cleanBytes(bytes, removed, 0);
  if (typeof root === 'string') return root;
  if (removed.size > 0 && !paints(root)) return `nothing is left of it without ${listRemoved(removed)}`;
  return {
    text: printXml(root),
    size: sizeDrawing(root),
    removed: [...removed].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function cleanBytes(bytes: Uint8Array, removed: Removed, depth: number): XmlElement | string {
  const text = decodeXml(bytes);
  if (text === undefined) return 'it is not text in the encoding that it declares';
  const root = parseXml(text);
  if (typeof root === 'string') return root;
  if (root.name !== 'svg' || root.namespace !== namespaces.svg)
    return `it is not an SVG drawing, for its root is <${root.name}>`;
  const cleaned = cleanDrawing(root, removed, (inner) => {
    if (depth === deepest) return undefined;
    const drawing = cleanBytes(inner, removed, depth + 1);
    return typeof drawing === 'string' ? undefined : toDataUrl(printXml(drawing));
  });
  const fixed = fixIds(cleaned);
  if (countShown(fixed) > mostShown) return `its <use> elements repeat more than ${mostShown} elements`;
  return writeSize(fixed);
}

function toDataUrl(text: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`;
}

/** Whether anything is left to be seen. */
function paints({ name, children }: XmlElement): boolean {
  return paintedElements.has(name) || children.some((child) => typeof child !== 'string' && paints(child));
}

function listRemoved(removed: Removed): string {
  return [...removed.keys()].sort().join(', ');
}

/** How many elements a browser draws for a drawing, each `<use>` with all that it repeats. */
export function countShown(root: XmlElement): number {
  const byId = new Map<string, XmlElement>();
  const index = (element: XmlElement): void => {
    const id = valueOf(element, 'id');
    if (id !== undefined) byId.set(id, element);
    for (const child of element.children) if (typeof child !== 'string') index(child);
  };
  index(root);
  const counts = new Map<XmlElement, number>();
  const count = (element: XmlElement): number => {
    const known = counts.get(element);
    if (known !== undefined) return known;
    // Whoever repeats itself draws nothing.
    counts.set(element, 0);
    const repeated = element.name === 'use' ? byId.get(valueOf(element, 'href')?.slice(1) ?? '') : undefined;
    let sum = 1 + (repeated === undefined ? 0 : count(repeated));
    for (const child of element.children) if (typeof child !== 'string') sum += count(child);
    counts.set(element, sum);
    return sum;
  };
  return count(root);
}

function valueOf({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}
