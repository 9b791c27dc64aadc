import type * as z from 'zod';
import type { Code } from '../diagnostics/catalogue.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { YamlSource } from './yaml.ts';

type Issue = z.core.$ZodIssue;

export interface Shaped<T> {
  /** Undefined when the shape is wrong. */
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks a YAML document against its schema; each issue becomes a diagnostic at the value's place. */
export function checkShape<T extends z.ZodType>(schema: T, source: YamlSource): Shaped<z.infer<T>> {
  const result = schema.safeParse(source.data, { reportInput: true });
  if (result.success) return { value: result.data, diagnostics: [] };
  return {
    value: undefined,
    diagnostics: result.error.issues.flatMap((issue) => fromIssue(issue, [], schema, source)),
  };
}

function fromIssue(
  issue: Issue,
  base: readonly PropertyKey[],
  schema: z.ZodType,
  source: YamlSource,
): Diagnostic[] {
  const path = [...base, ...issue.path].map((step) => (typeof step === 'number' ? step : String(step)));
  const name = path.length === 0 ? 'The file' : `"${path.join('.')}"`;
  const at = (code: Code, message: string, hint?: string) => [
    diagnose(code, source.place(path), message, { hint }),
  ];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        diagnose('key-known', source.keyPlace(path, key), `"${key}" is not a key that Kolofon knows here.`, {
          hint: didYouMean(key, knownKeys(schema, path)),
        }),
      );
    case 'invalid_union':
      return closestOption(issue.errors).flatMap((inner) => fromIssue(inner, path, schema, source));
    case 'invalid_type':
      return issue.input === undefined
        ? at('value-present', `${name} is missing.`)
        : at(
            'value-type',
            `${name} should be ${typeNames[issue.expected] ?? issue.expected}, but is ${typeOf(issue.input)}.`,
          );
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (issue.input === undefined) return at('value-present', `${name} is missing.`);
      return at(
        'value-type',
        `${name} should be one of ${allowed.join(', ')}.`,
        didYouMean(JSON.stringify(issue.input), allowed),
      );
    }
    case 'invalid_format':
      return issue.format === 'date'
        ? at(
            'date-valid',
            `${name} is not a date: "${String(issue.input)}".`,
            'Write it as YYYY-MM-DD: 2026-03-31.',
          )
        : at(
            'value-type',
            `${name} does not have the right form: "${String(issue.input)}".`,
            formatHints[issue.format],
          );
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? at('value-type', `${name} should be at least ${String(issue.minimum)}.`)
        : at('value-present', `${name} is empty.`);
    case 'custom': {
      const custom = customCodes[String(issue.params?.['code'])];
      return custom === undefined
        ? at('value-type', `${name}: ${issue.message}`)
        : at(custom.code, `${name} is not ${custom.what}: "${String(issue.input)}".`, custom.hint);
    }
    default:
      return at('value-type', `${name}: ${issue.message}`);
  }
}

/** Of the ways a union could have been meant, the one that came furthest. */
function closestOption(options: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) =>
    issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0) ? 0 : 1;
  return [...options].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys and values',
};

/** Shapes that have a code of their own, by the name that their schema gives. */
const customCodes: Readonly<Record<string, { code: Code; what: string; hint: string }>> = {
  'language-valid': {
    code: 'language-valid',
    what: 'a language tag',
    hint: 'Bokmål is nb, nynorsk nn, English en.',
  },
  'text-plain': {
    code: 'value-type',
    what: 'a plain text',
    hint: 'It holds a control character, which cannot be seen: write it anew.',
  },
  'byte-size': {
    code: 'value-type',
    what: 'a size',
    hint: 'Write a number with KB, MB or GB: 500MB.',
  },
  'isbn-valid': {
    code: 'isbn-valid',
    what: 'an ISBN of 13 digits',
    hint: 'Copy it whole, and look at its last digit: it is computed from the others.',
  },
};

const formatHints: Readonly<Record<string, string>> = {
  url: 'Write a whole address, with https://.',
};

function typeOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeNames[typeof value] ?? typeof value;
}

function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let current: unknown = schema;
  for (const step of path) current = stepInto(current, step);
  const shape = shapeOf(current);
  return shape === undefined ? [] : Object.keys(shape);
}

function stepInto(schema: unknown, step: string | number): unknown {
  const inner = unwrap(schema);
  if (typeof step === 'string') return shapeOf(inner)?.[step];
  const element = field(inner, 'element');
  const options = field(element, 'options');
  return Array.isArray(options) ? options.find((option) => shapeOf(option) !== undefined) : element;
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  return field(unwrap(schema), 'shape') as Record<string, unknown> | undefined;
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

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
