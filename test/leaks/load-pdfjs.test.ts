import { expect, test } from 'vitest';
import { loadPdfjs } from '../../src/leaks/readers/load-pdfjs.ts';

test('pdfjs adds to what Node has, and replaces no function of it', async () => {
  const before = listFunctions();
  await loadPdfjs();
  const after = listFunctions();
  expect(after.has('Promise.withResolvers')).toBe(true);
  expect([...before].filter(([path, value]) => after.get(path) !== value).map(([path]) => path)).toEqual([]);
});

/** Every function in the objects of Node and in their prototypes, by the way to it: `Array.prototype.push`. */
function listFunctions(): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, owner] of functionsAndObjects(globalThis)) {
    if (owner === globalThis) continue;
    if (typeof owner === 'function') found.set(name, owner);
    for (const [own, value] of functionsAndObjects(owner)) {
      if (typeof value === 'function') found.set(`${name}.${own}`, value);
      if (own !== 'prototype') continue;
      for (const [method, code] of functionsAndObjects(value)) found.set(`${name}.prototype.${method}`, code);
    }
  }
  return found;
}

function functionsAndObjects(owner: object): (readonly [name: string, value: object])[] {
  return Object.entries(Object.getOwnPropertyDescriptors(owner)).flatMap(
    ([name, { value }]: [string, PropertyDescriptor]) =>
      (typeof value === 'object' && value !== null) || typeof value === 'function'
        ? [[name, value as object] as const]
        : [],
  );
}
