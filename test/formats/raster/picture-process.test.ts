import sharp from 'sharp';
import { expect, test } from 'vitest';
import { carryOutTask } from '../../../src/formats/raster/carry-out-task.ts';
import type { PictureWork } from '../../../src/formats/raster/picture-process.ts';
import type { PaintTask, PictureTask, TaskResult } from '../../../src/formats/raster/picture-task.ts';
import { openWorkProcess } from '../../../src/platform/work-process.ts';

const compiled = new URL('../../../build/picture-process.js', import.meta.url);

const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
const photograph = sharp({ create: { width: 900, height: 600, channels: 3, background: '#000', noise } });
const jpeg = await photograph.clone().jpeg({ quality: 95 }).toBuffer();
const png = await photograph.clone().png().toBuffer();
const webp = await photograph.clone().webp().toBuffer();

const facts = (mediaType: string, bytes: Uint8Array) => ({
  digest: '',
  mediaType,
  name: `foto.${mediaType.slice(6)}`,
  size: bytes.length,
  width: 900,
  height: 600,
  needsEncoding: false,
  isAnimated: false,
  isOffered: false,
});
const box = { width: 640, height: 640 };
const drawing = (layers: string) =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60" fill="#123"/>${layers}`,
  );
const works: readonly [name: string, task: PictureTask | PaintTask, original: Uint8Array][] = [
  ['a copy of a JPEG', { kind: 'copy', ...facts('image/jpeg', jpeg), width: 480 }, jpeg],
  [
    'a copy of a damaged JPEG',
    { kind: 'copy', ...facts('image/jpeg', jpeg), width: 480 },
    jpeg.subarray(0, 99),
  ],
  ['a PNG for screens', { kind: 'screen', ...facts('image/png', png), to: 'image/jpeg', widest: 480 }, png],
  ['a JPEG of a book', { kind: 'book', ...facts('image/jpeg', jpeg), box }, jpeg],
  ['a WebP of a book', { kind: 'book', ...facts('image/webp', webp), box }, webp],
  ['a damaged PNG of a book', { kind: 'book', ...facts('image/png', png), box }, png.subarray(0, 5000)],
  [
    'a drawing with layers',
    { kind: 'paint' },
    drawing('<!-- layer --><path fill="#fff" fill-opacity="0.7" d="M9 9L60 20Q70 50 9 40"/></svg>'),
  ],
  [
    'a drawing without layers',
    { kind: 'paint' },
    drawing('<circle r="30" cx="40" cy="30" fill="#fff"/></svg>'),
  ],
  ['a damaged drawing', { kind: 'paint' }, drawing('<!-- layer --><path')],
];

test.each(works)('a process makes the same of %s as this one', async (name, task, original) => {
  const run = openWorkProcess<TaskResult>(compiled, process.env);
  const [there, here] = [
    await run({ task, original } satisfies PictureWork),
    await carryOutTask(task, original),
  ];
  expect('damage' in here).toBe(/^a damaged (?:PNG of a book|drawing)$/.test(name));
  expect(plain(there)).toEqual(plain(here));
});

function plain(result: TaskResult): unknown {
  return 'bytes' in result ? Buffer.from(result.bytes).toString('base64') : result;
}
