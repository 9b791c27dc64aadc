import { readFileSync } from 'node:fs';
import { parse, walk } from 'css-tree';
import { expect, test } from 'vitest';

test.each(['site/site.css', 'epub/book.css', 'pdf/book.css', 'mathematics.css', 'dev/overlay.css'])(
  'no comment parts the selectors of a rule in %s',
  (file) => {
    const text = readFileSync(`templates/${file}`, 'utf8');
    const parted: string[] = [];
    walk(parse(text, { positions: true, parseCustomProperty: true }), (node) => {
      if (node.type !== 'Rule' || !node.prelude.loc) return;
      const { start, end } = node.prelude.loc;
      const selectors = text.slice(start.offset, end.offset);
      if (selectors.includes('/*')) parted.push(selectors);
    });
    expect(parted).toEqual([]);
  },
);
