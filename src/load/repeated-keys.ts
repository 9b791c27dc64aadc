import { isScalar, visit, type Document, type Node } from 'yaml';

/**
 * The keys that a mapping has already, by the name that they have as plain data (YAML 1.2.2, 3.2.1.3). The parser's own
 * check compares each key of a mapping with all before it.
 */
export function findRepeatedKeys(document: Document): Node[] {
  const repeated: Node[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const names = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (names.has(name)) repeated.push(key);
        names.add(name);
      }
    },
  });
  return repeated;
}
