import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../../load/plain-yaml.ts';
import { findExcess } from '../../load/yaml-limits.ts';
import { sourcePath } from '../../model/paths.ts';
import { sourceText } from '../../model/source-text.ts';
import { ImportError } from '../import-error.ts';
import { locateInJson } from '../locate-in-json.ts';
import type { Source } from '../source.ts';

export type Data = Readonly<Record<string, unknown>>;

/** Data, or why and in which of its lines there is none. */
export type DataResult = { readonly data: Data } | { readonly problem: string; readonly line: number };

export type DataFormat = 'yaml' | 'toml' | 'json';

/** The values of a text in YAML, TOML or JSON. What is no mapping has none. */
export function readData(text: string, format: DataFormat): DataResult {
  const { value, problem, line = 1 } = readers[format](text);
  if (problem !== undefined) return { problem, line };
  if (isDeeper(value, deepest)) return { problem: 'It is nested too deeply.', line };
  return { data: isData(value) ? value : {} };
}

/** A file that a source cannot be read without. */
export function readDataFile(source: Source, file: string): Data {
  const format = file.endsWith('.toml') ? 'toml' : file.endsWith('.json') ? 'json' : 'yaml';
  const read = readData(source.readText(file) ?? '', format);
  if ('problem' in read) throw new ImportError(`${file}:${read.line} cannot be read: ${read.problem}`);
  return read.data;
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** In levels: values are walked by recursion. */
const deepest = 100;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}

interface Read {
  readonly value?: unknown;
  readonly problem?: string;
  readonly line?: number;
}

const readers: Readonly<Record<DataFormat, (text: string) => Read>> = {
  yaml: readYaml,
  toml: readToml,
  json: readJson,
};

/** Anchors of YAML can stand for more values than memory holds. */
const mostAliases = 100;

function readYaml(text: string): Read {
  const source = sourceText(sourcePath('data'), text);
  const excess = findExcess(source, 0, text.length, 'file');
  if (excess !== undefined) return { problem: excess.message, line: excess.place.start.line };
  const plain = readPlainYaml(text);
  if (plain !== undefined) return { value: plain };
  // Tags of programs (`!!python/name:…`) are warnings, and leave the text.
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined)
    return { problem: error.message.split('\n', 1)[0] ?? '', line: error.linePos?.[0].line ?? 1 };
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }) };
  } catch (failure) {
    if (failure instanceof Error) return { problem: failure.message };
    throw failure;
  }
}

/** In characters: as for files of YAML. */
const longestToml = 1_000_000;

function readToml(text: string): Read {
  if (text.length > longestToml) return { problem: 'It is too long.' };
  try {
    return { value: parseToml(text, { maxDepth: deepest }) };
  } catch (failure) {
    if (failure instanceof TomlError)
      return { problem: failure.message.split('\n', 1)[0] ?? '', line: failure.line };
    throw failure;
  }
}

function readJson(text: string): Read {
  try {
    return { value: JSON.parse(text) };
  } catch (failure) {
    if (failure instanceof SyntaxError) return { problem: failure.message, ...locateInJson(text) };
    if (failure instanceof RangeError) return { problem: 'It is nested too deeply.' };
    throw failure;
  }
}

/** The mapping that a value is, or an empty one. */
export function dataOf(value: unknown): Data {
  return isData(value) ? value : {};
}
