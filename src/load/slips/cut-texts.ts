import { isScalar, visit, type Document, type Scalar } from 'yaml';

/** Keys whose values are prose: a comment behind one of these is more likely a part of it. */
const prose = new Set(['title', 'summary', 'section', 'name', 'publisher', 'text', 'price', 'promise', 'by']);

export interface CutText {
  readonly key: string;
  readonly node: Scalar;
}

/** Texts without quotes that end where a comment begins on the same line: `title: Sang #3`. */
export function findCutTexts(document: Document): CutText[] {
  const cut: CutText[] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !isScalar(value)) return;
      const name = String(key.value);
      if (!prose.has(name) || value.type !== 'PLAIN' || typeof value.value !== 'string') return;
      if (typeof value.comment === 'string') cut.push({ key: name, node: value });
    },
  });
  return cut;
}
