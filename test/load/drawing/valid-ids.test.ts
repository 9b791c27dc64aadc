import { expect, test } from 'vitest';
import { fixIds } from '../../../src/load/drawing/valid-ids.ts';
import { namespaces, type XmlElement } from '../../../src/load/drawing/xml.ts';

const group = (children: XmlElement[]): XmlElement => ({
  name: 'g',
  namespace: namespaces.svg,
  attributes: [],
  children,
});

function countElements({ children }: XmlElement): number {
  let count = 1;
  for (const child of children) if (typeof child !== 'string') count += countElements(child);
  return count;
}

// A walk that costs the depth of each element would take many minutes.
test('four million elements, 1,000 levels deep, are passed once each', { timeout: 60_000 }, () => {
  let root = group(new Array<XmlElement>(4_000_000).fill(group([])));
  for (let depth = 0; depth < 1_000; depth += 1) root = group([root]);
  expect(countElements(fixIds(root))).toBe(4_001_001);
});
