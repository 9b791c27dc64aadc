import { isScalar, visit, type Document, type Scalar, isAlias, isCollection, type Node } from 'yaml';

interface RepeatedKey {
  readonly key: Scalar;
  readonly first: Scalar;
}

/**
 * The keys that a mapping has already, by the name that they have as plain data (YAML 1.2.2, 3.2.1.3). The parser's own
 * check compares each key of a mapping with all before it.
 */
export function findRepeatedKeys(document: Document): RepeatedKey[] {
  const repeated: RepeatedKey[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const names = new Map<string, Scalar>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const first = names.get(name);
        if (first === undefined) names.set(name, key);
        else repeated.push({ key, first });
      }
    },
  });
  return repeated;
}

interface CollectionKey {
  readonly key: Node;
  /** The mapping in braces that it belongs to, if it is in one. */
  readonly braces: Node | undefined;
}

/**
 * The first key of a document that is a mapping or a list, which YAML allows (YAML 1.2.2, 3.2.1.1) and no setting has:
 * placeholders of templates in two braces are read so, `{{ date }}`.
 */
export function findCollectionKey(document: Document): CollectionKey | undefined {
  let found: CollectionKey | undefined;
  visit(document, {
    Map: (_, map) => {
      const key = map.items.map((pair) => pair.key).find((one) => isCollectionIn(one, document));
      if (key === undefined) return undefined;
      found = { key: key as Node, braces: map.flow === true ? map : undefined };
      return visit.BREAK;
    },
  });
  return found;
}

function isCollectionIn(key: unknown, document: Document): boolean {
  const node = isAlias(key) ? key.resolve(document) : key;
  return !isScalar(node) && isCollection(node);
}
