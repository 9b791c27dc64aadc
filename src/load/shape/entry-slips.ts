import type * as z from 'zod';
import { diagnose, type Diagnostic, type Edit } from '../../diagnostics/diagnostic.ts';
import type { YamlSource } from '../yaml.ts';
import type { YamlPath } from '../yaml-path.ts';
import { quote } from '../slips/slip.ts';
import { namePath } from './name-path.ts';
import { keysOf, requiredKeys, schemaAt } from './schema-at.ts';

/** What was found out about entries of lists, and the entries whose other problems follow from it. */
export interface ExplainedEntries {
  readonly diagnostics: readonly Diagnostic[];
  /** The ways to them, joined by spaces. */
  readonly explained: ReadonlySet<string>;
}

type Mapping = Readonly<Record<string, unknown>>;

interface Entry {
  readonly path: YamlPath;
  readonly value: Mapping;
  readonly next: unknown;
  readonly schema: unknown;
}

type Explain = (entry: Entry, source: YamlSource) => Diagnostic | undefined;

/** Explains entries with problems by one slip: a hyphen too many, a colon after a part, a heading in place of a key. */
export function explainEntries(
  broken: readonly YamlPath[],
  schema: z.ZodType,
  source: YamlSource,
): ExplainedEntries {
  const explained = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const path of broken) {
    const entry = readEntry(path, schema, source.data);
    if (entry === undefined || explained.has(path.join(' '))) continue;
    for (const explain of slips) {
      const problem = explain(entry, source);
      if (problem === undefined) continue;
      diagnostics.push(problem);
      explained.add(path.join(' '));
      if (explain === explainSplit) explained.add(nextPath(path).join(' '));
      break;
    }
  }
  return { diagnostics, explained };
}

function readEntry(path: YamlPath, schema: z.ZodType, data: unknown): Entry | undefined {
  const list = valueAt(data, path.slice(0, -1));
  const index = Number(path.at(-1));
  if (!Array.isArray(list) || !isMapping(list[index])) return undefined;
  return { path, value: list[index], next: list[index + 1], schema: schemaAt(schema, path) };
}

/** `- section: A` and `- parts:` in the next line. */
const explainSplit: Explain = ({ path, value, next, schema }, source) => {
  if (!isMapping(next) || Object.keys(next).some((key) => key in value)) return undefined;
  const [known, required] = [keysOf(schema), requiredKeys(schema)];
  const isWhole = (one: Mapping) => required.every((key) => key in one);
  const both = { ...value, ...next };
  if (
    isWhole(value) ||
    isWhole(next) ||
    !isWhole(both) ||
    Object.keys(both).some((key) => !known.includes(key))
  )
    return undefined;
  const [key = ''] = Object.keys(next);
  const place = source.keyPlace(nextPath(path), key);
  const { offset } = place.start;
  const before = /- +$/.exec(source.text.slice(Math.max(0, offset - 20), offset))?.[0].length;
  const edits: Edit[] =
    before === undefined ? [] : [{ start: offset - before, end: offset - before + 1, text: ' ' }];
  const message = `"${key}" belongs to the entry before it, but a hyphen begins a new one.`;
  return diagnose('value-type', place, message, {
    hint: `Write a space instead of the hyphen before "${key}".`,
    fix: edits.length === 0 ? undefined : { edits },
  });
};

/** `- tillit:` */
const explainColon: Explain = ({ path, value, schema }, source) => {
  const [[key, inside] = ['', undefined], ...others] = Object.entries(value);
  if (inside !== null || others.length > 0 || !accepts(schema, key)) return undefined;
  const place = source.keyPlace(path, key);
  const end = place.end?.offset ?? 0;
  const edits = [{ start: end, end: end + 1, text: '' }];
  return diagnose('value-type', place, `There is a colon after "${key}", but no value.`, {
    hint: `Write - ${key}`,
    fix: source.text[end] === ':' ? { edits } : undefined,
  });
};

/** `- Del en:` with a list of parts below it. */
const explainHeading: Explain = ({ path, value, schema }, source) => {
  const [[key, parts] = ['', undefined], ...others] = Object.entries(value);
  if (!Array.isArray(parts) || others.length > 0 || !accepts(schema, { section: key, parts }))
    return undefined;
  const place = source.keyPlace(path, key);
  const written = source.text.slice(place.start.offset, place.end?.offset);
  const text = `section: ${written}\n${' '.repeat(place.start.column - 1)}parts`;
  return diagnose('key-known', place, `"${key}" is where a key should be.`, {
    hint: `Write section: ${written} here, and parts: on a line of its own above the list.`,
    fix: { edits: [{ start: place.start.offset, end: place.end?.offset ?? 0, text }] },
  });
};

/** Keys that say nothing about a text but what it is. */
const labels = new Set(
  'name navn title tittel author forfatter editor redaktør id slug article artikkel part del file fil path tag keyword emneord text tekst value'.split(
    ' ',
  ),
);

/** `- name: Maja Eikrem` where a text is asked for, or `- Havet: en bok`, which YAML reads as a key and its value. */
const explainName: Explain = ({ path, value, schema }, source) => {
  const [[key, text] = ['', undefined], ...others] = Object.entries(value);
  if (typeof text !== 'string' || others.length > 0 || !accepts(schema, text) || key === 'section')
    return undefined;
  const start = source.keyPlace(path, key).start.offset;
  const place = source.place([...path, key]);
  const whole = `${key}: ${text}`;
  // In a list of ids the text before a colon is a title, as in the navigation of MkDocs.
  const isId = path.at(-2) === 'parts' && /^[\w./-]+$/.test(text);
  const isLabel = isId || labels.has(key.toLowerCase()) || !accepts(schema, whole);
  return diagnose('value-type', place, `${namePath(path)} should be a text, but has the key "${key}".`, {
    hint: isLabel ? `Write it without "${key}:".` : `Put quotes around it: ${quote(whole)}`,
    fix: isLabel ? { edits: [{ start, end: place.start.offset, text: '' }] } : undefined,
  });
};

/** `- section: A` with its parts below it as entries of the same list. */
const explainFlat: Explain = ({ path, value, next }, source) => {
  if (Object.keys(value).join() !== 'section' || typeof next !== 'string') return undefined;
  const place = source.place(path);
  return diagnose(
    'value-present',
    place,
    `The section "${String(value['section'])}" has no parts of its own.`,
    {
      hint: 'Write parts: below it, without a hyphen, and its parts below that, indented by two more spaces.',
    },
  );
};

/** `- name: Maja Eikrem` with an address or an affiliation below it, where a name is asked for. */
const explainPerson: Explain = ({ path, value, schema }, source) => {
  const key = ['name', 'navn'].find((one) => typeof value[one] === 'string');
  const name = key === undefined ? undefined : value[key];
  if (typeof name !== 'string' || !accepts(schema, name)) return undefined;
  return diagnose('value-type', source.place(path), `${namePath(path)} should be a text, but has keys.`, {
    hint: `Write the name alone: - ${/[:#]/.test(name) ? quote(name) : name}`,
  });
};

const slips: readonly Explain[] = [
  explainSplit,
  explainColon,
  explainHeading,
  explainFlat,
  explainName,
  explainPerson,
];

function nextPath(path: YamlPath): YamlPath {
  return [...path.slice(0, -1), Number(path.at(-1)) + 1];
}

function accepts(schema: unknown, value: unknown): boolean {
  return schema !== undefined && (schema as z.ZodType).safeParse(value).success;
}

function valueAt(data: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? (value as Mapping)[step] : undefined),
    data,
  );
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
