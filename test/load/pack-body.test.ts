import type { Root } from 'hast';
import { expect, test } from 'vitest';
import { packBody, unpackBody } from '../../src/load/pack-body.ts';

const text = (value: string) => ({ type: 'text' as const, value });

const body: Root = {
  type: 'root',
  children: [
    {
      type: 'element',
      tagName: 'p',
      properties: { className: ['lead'], id: 'tillit', hidden: true, tabIndex: 0 },
      children: [
        text('Tillit «bygges» – 🤝'),
        { type: 'element', tagName: 'br', properties: {}, children: [] },
        { type: 'comment', value: 'et ord' },
      ],
    },
    text('\n'),
    { ...text('med data'), data: {} },
    {
      type: 'element',
      tagName: 'template',
      properties: {},
      children: [],
      content: { type: 'root', children: [text('inni')] },
    },
    {
      type: 'element',
      tagName: 'b',
      properties: {},
      position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 4, offset: 3 } },
      children: [text('fet')],
    },
  ],
};

test('a body that was packed is the same tree again, and another one each time', () => {
  const packed = packBody(body);
  expect(unpackBody(packed)).toEqual(body);
  expect(unpackBody(packed).children[0]).not.toBe(unpackBody(packed).children[0]);
});

test('a body without anything is one', () => {
  const empty: Root = { type: 'root', children: [] };
  expect(unpackBody(packBody(empty))).toEqual(empty);
});
