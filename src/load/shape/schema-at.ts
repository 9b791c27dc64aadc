import type * as z from 'zod';
import type { YamlPath } from '../yaml-path.ts';

type Shape = Readonly<Record<string, unknown>>;

/** The schema of the value at a path; of a union, the first of its options that has the keys. */
export function schemaAt(schema: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(stepInto, schema);
}

/** The keys that a mapping may have. */
export function keysOf(schema: unknown): string[] {
  return mappingsIn(schema).flatMap((shape) => Object.keys(shape));
}

/** The keys that a mapping must have. */
export function requiredKeys(schema: unknown): string[] {
  const [shape = {}] = mappingsIn(schema);
  return Object.keys(shape).filter((key) => !isOptional(shape[key]));
}

/** The ways to all keys of a schema, itself and what it contains: `['site', 'theme', 'accent']`. */
export function listPaths(schema: unknown, path: readonly string[] = []): (readonly string[])[] {
  return mappingsIn(schema).flatMap((shape) =>
    Object.entries(shape).flatMap(([key, inner]) => {
      const here = [...path, key];
      return [here, ...listPaths(inner, here)];
    }),
  );
}

export function isDate(schema: unknown): boolean {
  return field(field(unwrap(schema), 'def'), 'format') === 'date';
}

/** The kind of value that a schema takes, by zod's name of it: `string`, `array`, `object`. */
export function typeOfSchema(schema: unknown): unknown {
  return field(field(unwrap(schema), 'def'), 'type');
}

/** The words of which a value is one; none for a schema of another kind. */
export function optionsOf(schema: unknown): string[] {
  const entries = field(field(unwrap(schema), 'def'), 'entries');
  return entries === undefined ? [] : Object.values(entries as Shape).map(String);
}

function stepInto(schema: unknown, step: string | number): unknown {
  if (typeof step === 'number') return field(unwrap(schema), 'element');
  return mappingsIn(schema).find((shape) => step in shape)?.[step];
}

/** The shape of a mapping, or those of the options of a union; of a list, none. */
function mappingsIn(schema: unknown): Shape[] {
  const inner = unwrap(schema);
  const options = field(inner, 'options');
  if (Array.isArray(options)) return options.flatMap(mappingsIn);
  const shape = field(inner, 'shape');
  return shape === undefined ? [] : [shape as Shape];
}

/** The schema inside `optional`, `default` and `prefault`. */
function unwrap(schema: unknown): unknown {
  let current = schema;
  for (;;) {
    const inner = field(field(current, 'def'), 'innerType');
    if (inner === undefined) return current;
    current = inner;
  }
}

function isOptional(schema: unknown): boolean {
  return (schema as z.ZodType).safeParse(undefined).success;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Shape)[name] : undefined;
}
