import { isAlias, isCollection, isScalar, visit, type Document, type Node } from 'yaml';

export interface CollectionKey {
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
