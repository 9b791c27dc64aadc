import type * as z from 'zod';
import type { Code } from '../../diagnostics/catalogue.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import { hintLanguage } from '../languages.ts';
import type { YamlSource } from '../yaml.ts';
import type { YamlPath } from '../yaml-path.ts';
import { explainEntries } from './entry-slips.ts';
import { explainDate } from './explain-date.ts';
import { fixKey } from './fix-key.ts';
import { hintKey } from './hint-key.ts';
import { hintEmpty, typeHints, type Mistyped } from './hint-type.ts';
import { namePath } from './name-path.ts';
import { repair } from './repair.ts';
import { rewriteValue } from './rewrite-value.ts';
import { isDate, schemaAt } from './schema-at.ts';
import { synonymousValues } from './synonyms.ts';
import { mostReported, reportRest } from './report-rest.ts';
import { lookupTable } from '../../model/lookup-table.ts';

type Issue = z.core.$ZodIssue;

export interface Shaped<T> {
  /** Undefined when the shape is wrong. */
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The keys of the whole that have to be there and are not, under no other name either. */
  readonly missing: readonly string[];
  /** The keys of the whole that are there, under another name too. Empty where the shape is right. */
  readonly written: readonly string[];
}

/** Checks a YAML document against its schema; each issue becomes a diagnostic at the value's place. */
export function checkShape<T extends z.ZodType>(schema: T, source: YamlSource): Shaped<z.infer<T>> {
  const result = schema.safeParse(source.data, { reportInput: true });
  if (result.success) return { value: result.data, diagnostics: [], missing: [], written: [] };
  const found = result.error.issues.flatMap((issue) => flatten(issue, []));
  const all = found.slice(0, mostReported);
  const slips = explainEntries(brokenEntries(all), schema, source);
  const issues = all.filter(({ path }) => !isExplained(path, slips.explained));
  const meant = new Set<string>();
  const unknown = issues.flatMap((issue) => describeUnknownKeys(issue, schema, source, meant));
  // What is missing because it was written under another name is there.
  const others = issues.filter(({ path, input }) => input !== undefined || !meant.has(path.join(' ')));
  const described = others.flatMap((issue) =>
    describeIssue(issue, schema, source).map((problem) => withFix(problem, issue, schema, source)),
  );
  const missing = others.flatMap(({ path, input }) =>
    input === undefined && path.length === 1 ? String(path[0]) : [],
  );
  const written = [...keysOf(source.data), ...meant];
  return {
    value: undefined,
    diagnostics: [
      ...slips.diagnostics,
      ...unknown,
      ...described,
      ...reportRest(found, ({ path }) => source.place(path)),
    ],
    missing,
    written,
  };
}

function keysOf(data: unknown): string[] {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
}

/** The entries of lists that issues are about, each once. */
function brokenEntries(issues: readonly FlatIssue[]): YamlPath[] {
  const entries = new Map<string, YamlPath>();
  for (const issue of issues) {
    const path: YamlPath = issue.path;
    const last = path.findLastIndex((step) => typeof step === 'number');
    if (last !== -1) entries.set(path.slice(0, last + 1).join(' '), path.slice(0, last + 1));
  }
  return [...entries.values()];
}

function isExplained(path: YamlPath, explained: ReadonlySet<string>): boolean {
  return explained.size > 0 && path.some((_, index) => explained.has(path.slice(0, index + 1).join(' ')));
}

function withFix(problem: Diagnostic, issue: FlatIssue, schema: z.ZodType, source: YamlSource): Diagnostic {
  const { path, input } = issue;
  const { start, end } = source.place(path);
  if (input === undefined || path.length === 0 || end === undefined) return problem;
  const written = source.text.slice(start.offset, end.offset);
  const text = rewriteValue({ key: lastKey(path), input, written, schema: schemaAt(schema, path) });
  if (text === undefined) return problem;
  return { ...problem, fix: { edits: [{ start: start.offset, end: end.offset, text }] } };
}

/** An issue with its whole path, instead of those inside a union. */
type FlatIssue = Issue & { readonly path: (string | number)[] };

function flatten(issue: Issue, base: YamlPath): FlatIssue[] {
  const path = [...base, ...issue.path].map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code !== 'invalid_union') return [{ ...issue, path }];
  return closestOption(issue.errors).flatMap((inner) => flatten(inner, path));
}

/** Of the ways a union could have been meant, the one that came furthest. */
function closestOption(options: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) =>
    issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0) ? 0 : 1;
  return [...options].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

/** Of one mapping: to look for each among all keys takes its time. */
const mostUnknown = 100;

/** `meant` gets the paths of the keys that were meant instead. */
function describeUnknownKeys(
  issue: FlatIssue,
  schema: z.ZodType,
  source: YamlSource,
  meant: Set<string>,
): Diagnostic[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const { path } = issue;
  const values = (issue.input ?? {}) as Readonly<Record<string, unknown>>;
  const found = issue.keys
    .slice(0, mostUnknown)
    .map((key) => ({ key, ...hintKey(key, values[key], schema, path) }));
  const counts = new Map<string | undefined, number>();
  for (const one of found) counts.set(one.meant, (counts.get(one.meant) ?? 0) + 1);
  return found.map(({ key, hint, meant: name }) => {
    if (name !== undefined) meant.add([...path, name].join(' '));
    const isRepeated = name !== undefined && (counts.get(name) ?? 0) > 1;
    const fix = fixKey({ key, meant: name, path, values, isRepeated }, schema, source);
    const message = `"${shorten(key)}" is not a key that Kolofon knows here.`;
    return diagnose('key-known', source.keyPlace(path, key), message, { hint, fix });
  });
}

function describeIssue(issue: FlatIssue, schema: z.ZodType, source: YamlSource): Diagnostic[] {
  const { path, input } = issue;
  const name = namePath(path);
  const place = source.place(path);
  const target = schemaAt(schema, path);
  const written = () => source.text.slice(place.start.offset, place.end?.offset).trim();
  const at = (code: Code, message: string, hint?: string) => [diagnose(code, place, message, { hint })];
  const atDate = (value: string) => {
    const { message, hint } = explainDate(name, shorten(value));
    return at('date-valid', message, hint);
  };

  switch (issue.code) {
    case 'unrecognized_keys':
      return [];
    case 'invalid_type': {
      if (input === undefined) return at('value-present', `${name} is missing.`, hintMissing(path, target));
      const line = source.text.indexOf('\n', place.start.offset);
      const value: Mistyped = {
        key: lastKey(path),
        input,
        written: written(),
        rest: source.text.slice(place.start.offset, line === -1 ? undefined : line),
        schema: target,
      };
      if (input === null && path.length > 0)
        return at('value-present', `${name} is empty.`, hintEmpty(value));
      if (isDate(target) && typeof input === 'number') return atDate(value.written);
      const expected = typeNames[issue.expected] ?? issue.expected;
      const hint = path.length === 0 ? undefined : typeHints[issue.expected]?.(value);
      return at('value-type', `${name} should be ${expected}, but is ${typeOf(input)}.`, hint);
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (input === undefined) return at('value-present', `${name} is missing.`, hintMissing(path, target));
      const word = written();
      const [same] = synonymousValues(word, allowed);
      const hint = same === undefined ? didYouMean(word, allowed) : `Did you mean "${same}"?`;
      return at('value-type', `${name} should be one of ${allowed.join(', ')}.`, hint);
    }
    case 'invalid_format': {
      if (issue.format === 'date') return atDate(String(input));
      const repaired = repair(input, target);
      const usual = formatHints[issue.format] ?? descriptionOf(target);
      const hint =
        repaired === undefined ? usual : `Write ${repaired.startsWith('#') ? `"${repaired}"` : repaired}`;
      return at('value-type', `${name} does not have the right form: "${shorten(String(input))}".`, hint);
    }
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? at('value-type', `${name} should be at least ${String(issue.minimum)}.`)
        : at('value-present', `${name} is empty.`);
    case 'too_big': {
      const most = Number(issue.maximum).toLocaleString('en');
      if (issue.origin === 'string')
        return at('size-limit', `${name} is longer than ${most} characters.`, 'Shorten it.');
      return issue.origin === 'array'
        ? at('size-limit', `${name} has more than ${most} entries.`, 'Split it, or leave some out.')
        : at('size-limit', `${name} should be at most ${most}.`);
    }
    case 'custom': {
      const custom = customCodes[String(issue.params?.['code'])];
      if (custom === undefined) return at('value-type', `${name}: ${issue.message}`);
      const value = String(input);
      return at(custom.code, `${name} is not ${custom.what}: "${shorten(value)}".`, custom.hint(value));
    }
    default:
      return at('value-type', `${name}: ${issue.message}`);
  }
}

function hintMissing(path: YamlPath, schema: unknown): string | undefined {
  const key = lastKey(path);
  if (key === undefined) return undefined;
  const description = descriptionOf(schema);
  const example = `Add a line "${key}: ${isDate(schema) ? '2026-03-31' : '…'}".`;
  return description === undefined ? example : `${example} ${description}`;
}

function descriptionOf(schema: unknown): string | undefined {
  return (schema as z.ZodType | undefined)?.description;
}

function lastKey(path: YamlPath): string | undefined {
  const last = path.at(-1);
  return typeof last === 'string' ? last : undefined;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

const typeNames: Readonly<Record<string, string>> = lookupTable({
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys and values',
});

interface CustomCode {
  readonly code: Code;
  readonly what: string;
  readonly hint: (input: string) => string;
}

/** Shapes that have a code of their own, by the name that their schema gives. */
const customCodes: Readonly<Record<string, CustomCode>> = lookupTable({
  'language-valid': { code: 'language-valid', what: 'a language tag', hint: hintLanguage },
  'text-plain': {
    code: 'value-type',
    what: 'a plain text',
    hint: () => 'Delete the invisible control character in it, or type the text again.',
  },
  'text-visible': {
    code: 'value-present',
    what: 'a text that can be seen',
    hint: () => 'It has invisible characters only: type the text.',
  },
  'byte-size': {
    code: 'value-type',
    what: 'a size',
    hint: () => 'Write a number with KB, MB or GB, such as 500MB.',
  },
  'isbn-valid': {
    code: 'isbn-valid',
    what: 'an ISBN of 13 digits',
    hint: () => 'Copy all of it, and check its last digit: it is computed from the others.',
  },
});

const formatHints: Readonly<Record<string, string>> = lookupTable({
  url: 'Write the complete URL, with https://.',
});

function typeOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeNames[typeof value] ?? typeof value;
}
