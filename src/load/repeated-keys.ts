import { isScalar, visit, type Document, type Scalar } from 'yaml';

export interface RepeatedKey {
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
