import { isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';

/** What is at the end of a way through a document: `undefined` where the way leads to nothing. */
export function findNode(document: Document, path: YamlPath): unknown {
  return path.reduce<unknown>((node, step) => {
    if (isMap(node)) return findPair(node, String(step))?.value;
    return isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  }, document.contents);
}

const known = new WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node>>>();

/** The entry of a mapping. The package looks through all entries for each: a list of addresses has thousands. */
export function findPair(map: YAMLMap, key: string): Pair<Node> | undefined {
  let pairs = known.get(map);
  if (pairs === undefined) {
    const named = (map.items as Pair<Node>[]).filter((pair) => isScalar(pair.key));
    // Of two entries with one key, the first.
    pairs = new Map(named.toReversed().map((pair) => [nameOf(pair), pair]));
    known.set(map, pairs);
  }
  return pairs.get(key);
}

function nameOf({ key }: Pair<Node>): string {
  return isScalar(key) ? String(key.value) : '';
}

/** The way to a value inside a YAML document: `['parts', 3]`. */
export type YamlPath = readonly (string | number)[];
