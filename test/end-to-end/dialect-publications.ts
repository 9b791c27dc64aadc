import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawings } from './dialect-drawings.ts';

const fixtures = fileURLToPath(new URL('../fixtures/dialects', import.meta.url));

/** The publications of `test/fixtures/dialects`: each is written as authors of its kind write. */
export const dialects = readdirSync(fixtures);

/** Writes each publication into a folder of its name, with the pictures that the fixtures leave out. */
export async function writeDialects(root: string): Promise<void> {
  cpSync(fixtures, root, { recursive: true });
  const photograph = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#356' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const small = await sharp(photograph).resize(60).png().toBuffer();
  for (const dialect of dialects) {
    const folder = join(root, dialect, 'series/articles/img');
    mkdirSync(folder, { recursive: true });
    for (const [name, bytes] of [
      ['photo.jpg', photograph],
      ['small.png', small],
      ...Object.entries(drawings),
    ] as const)
      writeFileSync(join(folder, name), bytes);
  }
}
