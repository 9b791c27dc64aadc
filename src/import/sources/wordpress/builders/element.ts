/** What a page builder places on a page, with what is in it. */
export interface BuilderElement {
  /** Its kind: `heading`, `accordion`, `section`. */
  readonly kind: string;
  readonly settings: unknown;
  readonly children: readonly BuilderElement[];
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The values of a list, or of an object that PHP made of one. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return isFields(value) ? Object.values(value) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
