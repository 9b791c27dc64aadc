import type * as z from 'zod';
import type { DeskContext } from './environment.ts';

/** What was sent, if it has the right shape; otherwise the names of the fields that are wrong. */
export type Sent<Value> = {
  readonly text: (field: string) => string;
  /** All fields, each once. */
  readonly fields: ReadonlyMap<string, string>;
} & (
  | { readonly isRight: true; readonly value: Value }
  | { readonly isRight: false; readonly wrong: readonly string[] }
);

/** Reads a form of `application/x-www-form-urlencoded`. A field that is there twice is a list, which no shape of one value takes. */
export async function readForm<Shape extends z.ZodType>(
  c: DeskContext,
  shape: Shape,
): Promise<Sent<z.infer<Shape>>> {
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  return check(shape, new URLSearchParams(isForm ? await c.req.text() : ''));
}

/** Reads the query of the URL. */
export function readQuery<Shape extends z.ZodType>(c: DeskContext, shape: Shape): Sent<z.infer<Shape>> {
  return check(shape, new URL(c.req.url).searchParams);
}

function check<Shape extends z.ZodType>(shape: Shape, fields: URLSearchParams): Sent<z.infer<Shape>> {
  // PostgreSQL takes no text with it.
  for (const [name, value] of [...fields])
    if (value.includes('\0')) fields.set(name, value.replaceAll('\0', ''));
  const values = new Map<string, string | readonly string[]>();
  for (const name of new Set(fields.keys())) {
    const all = fields.getAll(name);
    values.set(name, all.length === 1 ? (all[0] ?? '') : all);
  }
  const parsed = shape.safeParse(Object.fromEntries(values));
  const text = (field: string): string => fields.get(field) ?? '';
  const all = new Map(fields);
  if (parsed.success) return { isRight: true, value: parsed.data, text, fields: all };
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return { isRight: false, wrong: [...wrong], text, fields: all };
}
