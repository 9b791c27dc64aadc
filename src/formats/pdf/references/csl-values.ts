import type { Reference } from '../../../model/citations.ts';

/** A field of CSL-JSON as one line of text; nothing where it is no text or empty. */
export function cslText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** The fields of what should be an object: none where it is something else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The elements of what should be a list: none where it is something else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** By key, in code units: the same on every machine, whatever its language. */
export function inOrder(references: readonly Reference[]): readonly Reference[] {
  return references.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
