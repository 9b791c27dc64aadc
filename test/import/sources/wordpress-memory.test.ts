import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Importer } from '../../../src/import/importer.ts';
import { wordpress } from '../../../src/import/sources/wordpress/importer.ts';
import { newImportTarget } from '../../harness/import-target.ts';
import { wxr } from '../../harness/wxr.ts';

/** In bytes, without garbage. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

test('no text is kept once it is written, whole or in pieces', async () => {
  const words = 'The tide rises for six hours and falls for six. '.repeat(10);
  const content = (id: number) =>
    `<p>${String(id)} ${words}<a href="https://www.hagen.no/2019/05/innlegg-1/#a-part-of-the-tides-${String(id)}">See</a></p>\n\n`.repeat(
      150,
    );
  const posts = (count: number) =>
    wxr(Array.from({ length: count }, (_, index) => ({ id: index + 1, content: content(index) })));
  const measure = async (count: number): Promise<number> => {
    const target = newImportTarget();
    target.write('a.xml', posts(count));
    let left = count;
    let measured = Infinity;
    const measuring: Importer = {
      ...wordpress,
      read: async function* (source, context) {
        for await (const one of wordpress.read(source, context)) {
          yield one;
          if (one.kind === 'article') left -= 1;
          if (one.kind === 'article' && left === 0) measured = heapInUse();
        }
      },
    };
    await target.import(measuring, 'a.xml');
    return measured;
  };
  // The first import loads and compiles.
  await measure(12);
  const few = await measure(4);
  const many = await measure(24);
  // Each text has 140 kB; what is not collected yet depends on what else the machine does.
  expect((many - few) / 20).toBeLessThan(110_000);
});
