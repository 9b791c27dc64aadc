import { isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import { diagnose, type Checked } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { findRepeatedKeys } from './repeated-keys.ts';

/** The way to a value inside a YAML document: `['parts', 3]`. */
export type YamlPath = readonly (string | number)[];

/** Where the values of a YAML document stand. */
export interface YamlPlaces {
  /** The place of a value, or of the nearest value around it that exists. */
  readonly place: (path: YamlPath) => Place;
  /** The place of a key in the mapping at `path`. */
  readonly keyPlace: (path: YamlPath, key: string) => Place;
}

/** A YAML document as plain data, and where each value of it stands. */
export interface YamlSource extends YamlPlaces {
  readonly data: unknown;
}

/** Parses YAML 1.2. `from` and `to` cut the YAML out of a larger file. */
export function parseYaml(source: SourceText, from = 0, to = source.text.length): Checked<YamlSource> {
  const data = readPlainYaml(source.text.slice(from, to));
  if (data === undefined) return parseAnyYaml(source, from, to);
  return { value: { data, ...lazyPlaces(() => parseAnyYaml(source, from, to).value) }, diagnostics: [] };
}

/** Places in a document that is parsed only for one of them. */
export function lazyPlaces(parse: () => YamlPlaces): YamlPlaces {
  let parsed: YamlPlaces | undefined;
  const get = () => (parsed ??= parse());
  return { place: (path) => get().place(path), keyPlace: (path, key) => get().keyPlace(path, key) };
}

/** As `parseYaml`, by the yaml package alone, which tells what is wrong, and where all stands. */
export function parseAnyYaml(source: SourceText, from = 0, to = source.text.length): Checked<YamlSource> {
  const document = parseDocument(source.text.slice(from, to), { prettyErrors: false, uniqueKeys: false });
  const whole = source.place(from);
  const placeOfNode = (node: unknown): Place | undefined =>
    isNode(node) && node.range ? source.place(from + node.range[0], from + node.range[1]) : undefined;
  const tell = (place: Place, problem: string) => diagnose('yaml-valid', place, `Invalid YAML: ${problem}`);
  const repeated = findRepeatedKeys(document);
  const diagnostics = [
    ...[...document.errors, ...document.warnings].map(({ pos, message }) =>
      tell(source.place(from + pos[0], from + pos[1]), message),
    ),
    ...repeated.map((key) => tell(placeOfNode(key) ?? whole, 'Map keys must be unique')),
  ];

  const place = (path: YamlPath): Place =>
    placeOfNode(document.getIn(path, true)) ?? (path.length === 0 ? whole : place(path.slice(0, -1)));

  const keyPlace = (path: YamlPath, key: string): Place => {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    return placeOfNode(pair?.key) ?? place(path);
  };

  const isBroken = document.errors.length + repeated.length > 0;
  const plain = isBroken ? { data: undefined } : plainData(document);
  if ('problem' in plain) diagnostics.push(tell(whole, plain.problem));
  return { value: { data: 'data' in plain ? plain.data : undefined, place, keyPlace }, diagnostics };
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
