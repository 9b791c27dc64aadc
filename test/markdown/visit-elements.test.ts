import fc from 'fast-check';
import type { ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { SKIP, visitElements } from '../../src/markdown/visit-elements.ts';

const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.record({ type: fc.constant('text' as const), value: fc.string() }),
    fc.record({
      type: fc.constant('element' as const),
      tagName: fc.constantFrom('p', 'img', 'table', 'input'),
      properties: fc.constant({}),
      children: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
}));

test('elements are visited in the order of unist-util-visit, also where some are replaced or skipped', () => {
  fc.assert(
    fc.property(fc.array(node), (children) => {
      const seen = (walk: (tree: Root, see: (one: string, index?: number) => void) => void) => {
        const tree = structuredClone<Root>({ type: 'root', children });
        const calls: string[] = [];
        walk(tree, (one, index) => calls.push(`${one} ${String(index)}`));
        return { tree, calls };
      };
      const text = { type: 'text', value: 'instead' } as const;
      const mine = seen((tree, see) => {
        visitElements(tree, (one, index, parent) => {
          see(one.tagName, index);
          if (one.tagName === 'input') parent.children[index] = text;
          return one.tagName === 'table' ? SKIP : undefined;
        });
      });
      const theirs = seen((tree, see) => {
        visit(tree, 'element', (one, index, parent) => {
          see(one.tagName, index);
          if (one.tagName === 'input' && parent !== undefined && index !== undefined)
            parent.children[index] = text;
          return one.tagName === 'table' ? 'skip' : undefined;
        });
      });
      expect(mine).toEqual(theirs);
    }),
  );
});
