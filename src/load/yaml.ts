import { append } from '../model/append.ts';
import { isAlias, isDocument, isMap, isNode, isScalar, visit, type Alias, type Document } from 'yaml';
import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';
import { findCollectionKey, findRepeatedKeys } from './yaml-keys.ts';
import { composeYaml } from './compose-yaml.ts';
import { dropNoncharacters } from './drop-noncharacters.ts';
import { findNode, findPair, type YamlPath } from './yaml-path.ts';
import { listEntries } from './list-entries.ts';
import { tryPlainYaml } from './plain-yaml.ts';
import { findLostStarts, findCutTexts } from './slips/lost-texts.ts';
import { explainError, explainSlip } from './slips/explain-error.ts';
import { findExcess, type YamlKind } from './yaml-limits.ts';

/** Where the values of a YAML document are. */
export interface YamlPlaces {
  /** The place of a value, or of the nearest value around it that exists. */
  readonly place: (path: YamlPath) => Place;
  /** The place of a key in the mapping at `path`. */
  readonly keyPlace: (path: YamlPath, key: string) => Place;
}

/** A YAML document as plain data, and where each value of it is. */
export interface YamlSource extends YamlPlaces {
  readonly data: unknown;
  /** The text of the file. */
  readonly text: string;
}

/** The part of a file that is YAML: all of it unless `from` and `to` cut it out. */
interface YamlRange {
  readonly from?: number;
  readonly to?: number;
  readonly kind?: YamlKind;
}

/** Parses YAML 1.2. */
export function parseYaml(source: SourceText, range: YamlRange = {}): Checked<YamlSource> {
  const { from = 0, to = source.text.length, kind = 'file' } = range;
  const excess = findExcess(source, from, to, kind);
  if (excess !== undefined) return { value: readNothing(source, from), diagnostics: [excess] };
  const plain = tryPlainYaml(source.text.slice(from, to));
  if ('data' in plain && plain.data !== undefined) {
    const places = placesInPlain(source, plain.data, from, to);
    return { value: { data: plain.data, text: source.text, ...places }, diagnostics: [] };
  }
  const repeatedAt = 'repeatedAt' in plain ? plain.repeatedAt : undefined;
  return repeatedAt === undefined
    ? parseAnyYaml(source, from, to)
    : findFirstRepeated(source, from, to, from + repeatedAt);
}

/** In characters: what is parsed after the first repeated key, to find more. */
const nextLines = 100_000;

/** Plain lines can be parsed without those after them, which may be a hundred times as many. */
function findFirstRepeated(source: SourceText, from: number, to: number, first: number): Checked<YamlSource> {
  const end = source.text.indexOf('\n', first + nextLines);
  if (end === -1 || end >= to) return parseAnyYaml(source, from, to);
  const start = parseAnyYaml(source, from, end);
  return start.diagnostics.length < mostRepeated ? parseAnyYaml(source, from, to) : start;
}

/** Places in what `readPlainYaml` can read. */
function placesInPlain(source: SourceText, data: unknown, from: number, to: number): YamlPlaces {
  const whole = lazyPlaces(() => parseAnyYaml(source, from, to).value);
  return Array.isArray(data) ? lazyPlaces(() => placesInList(source, from, to, whole)) : whole;
}

/** An entry of a list is parsed alone, without the thousands beside it. */
function placesInList(source: SourceText, from: number, to: number, whole: YamlPlaces): YamlPlaces {
  const { ranges, areLists } = listEntries(source.text.slice(from, to));
  const parsed = new Map<number, YamlPlaces>();
  const find = ([index, ...inner]: YamlPath):
    { readonly entry: YamlPlaces; readonly inner: YamlPath } | undefined => {
    const range = typeof index === 'number' ? ranges[index] : undefined;
    if (typeof index !== 'number' || range === undefined) return undefined;
    const entry = parsed.get(index) ?? parseAnyYaml(source, from + range.from, from + range.to).value;
    parsed.set(index, entry);
    return { entry, inner: areLists ? [0, ...inner] : inner };
  };
  return {
    place: (path) => {
      const found = find(path);
      return found === undefined ? whole.place(path) : found.entry.place(found.inner);
    },
    keyPlace: (path, key) => {
      const found = find(path);
      return found === undefined ? whole.keyPlace(path, key) : found.entry.keyPlace(found.inner, key);
    },
  };
}

/** Places in a document that is parsed only for one of them. */
export function lazyPlaces(parse: () => YamlPlaces): YamlPlaces {
  let parsed: YamlPlaces | undefined;
  const get = () => (parsed ??= parse());
  return { place: (path) => get().place(path), keyPlace: (path, key) => get().keyPlace(path, key) };
}

/** As `parseYaml`, by the yaml package alone, which shows what is wrong, and where all is. */
export function parseAnyYaml(source: SourceText, from = 0, to = source.text.length): Checked<YamlSource> {
  const { text } = source;
  const yaml = text.slice(from, to);
  const whole = source.place(from);
  const document = composeYaml(yaml);
  if (!isDocument(document)) {
    return {
      value: readNothing(source, from),
      diagnostics: [explainError(yaml, document, source, from)],
    };
  }
  // Lines of which none has a key are one text to YAML.
  const slip = isText(document) ? explainSlip(yaml, yaml.search(/\S/), source, from) : undefined;
  if (slip !== undefined) return { value: readNothing(source, from), diagnostics: [slip] };
  const placeOfNode = (node: unknown): Place | undefined =>
    isNode(node) && node.range ? source.place(from + node.range[0], from + node.range[1]) : undefined;

  const place = (path: YamlPath): Place =>
    placeOfNode(findNode(document, path)) ?? (path.length === 0 ? whole : place(path.slice(0, -1)));

  const keyPlace = (path: YamlPath, key: string): Place => {
    const map = findNode(document, path);
    const pair = isMap(map) ? findPair(map, key) : undefined;
    return placeOfNode(pair?.key) ?? place(path);
  };

  const repeated = findRepeatedKeys(document).slice(0, mostRepeated);
  const diagnostics: Diagnostic[] = repeated.map(({ key, first }) =>
    diagnose('yaml-valid', placeOfNode(key) ?? whole, `The key "${String(key.value)}" is there twice.`, {
      hint: 'Delete one of the two lines.',
      related: [{ message: 'the first one', place: placeOfNode(first) ?? whole }],
    }),
  );
  const odd = findCollectionKey(document);
  if (odd !== undefined) {
    const [start, , end] = odd.braces?.range ?? [0, 0, 0];
    const written = yaml.slice(start, end).trim();
    const isShort = written.length > 0 && written.length < 80 && !/["\n]/.test(written);
    diagnostics.push(
      diagnose('yaml-valid', placeOfNode(odd.braces ?? odd.key) ?? whole, 'A mapping or a list is no key.', {
        hint: isShort
          ? `Put quotes around the value: "${written}"`
          : 'Write a word as the key, or put quotes around the value.',
      }),
    );
  }
  // Only an escape can bring in what no file contains.
  const strange = yaml.includes('\\')
    ? dropNoncharacters(document, (node) => placeOfNode(node) ?? whole)
    : [];
  const plain = diagnostics.length > 0 ? { data: undefined } : plainData(document);
  append(diagnostics, strange);
  if ('problem' in plain) {
    const alias = findUnresolved(document);
    const [start, end] = alias?.range ?? [0, 1];
    diagnostics.push(explainError(yaml, { message: plain.problem, start, end }, source, from));
  }
  for (const { node, key } of findCutTexts(document)) {
    const problem = `The "${key}" ends at the "#": a space and "#" begin a comment.`;
    diagnostics.push(
      diagnose('text-whole', placeOfNode(node) ?? whole, problem, {
        hint: 'Put quotes around the whole text, or write the comment on a line of its own.',
      }),
    );
  }
  for (const { node, lost } of findLostStarts(document, yaml)) {
    const problem = `"${lost}" is not part of this text: YAML reads it as the name of the value.`;
    diagnostics.push(
      diagnose('text-whole', placeOfNode(node) ?? whole, problem, {
        hint: 'Put quotes around the whole text.',
      }),
    );
  }
  return { value: { data: 'data' in plain ? plain.data : undefined, text, place, keyPlace }, diagnostics };
}

/** Of the keys that are there twice: whoever copies a file into itself learns it from the first. */
const mostRepeated = 100;

function isText({ contents }: Document): boolean {
  return isScalar(contents) && typeof contents.value === 'string';
}

/** Stands in for YAML that cannot be read. */
function readNothing(source: SourceText, from: number): YamlSource {
  const whole = source.place(from);
  return { data: undefined, text: source.text, place: () => whole, keyPlace: () => whole };
}

/** The first alias that names no anchor before it. */
function findUnresolved(document: Document): Alias | undefined {
  const anchors = new Set<string>();
  let found: Alias | undefined;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        if (anchors.has(node.source)) return undefined;
        found = node;
        return visit.BREAK;
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      return undefined;
    },
  });
  return found;
}

function plainData(document: Document): { readonly data: unknown } | { readonly problem: string } {
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    // Aliases that multiply, or that name no anchor.
    if (!(error instanceof ReferenceError)) throw error;
    return { problem: error.message };
  }
}
