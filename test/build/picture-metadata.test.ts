import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const exif = {
  IFD0: { Artist: 'Kari Nordmann' },
  IFD3: { GPSLatitude: '59/1 54/1 0/1', GPSLatitudeRef: 'N' },
};
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="59,54N">Kari Nordmann</r></x:xmpmeta>';

const encode = (kind: 'jpeg' | 'png' | 'webp') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#246' } })
    .withExif(exif)
    .withXmp(xmp)
    .toFormat(kind)
    .toBuffer();

test('nobody learns from a picture that is offered for download where it was taken, or by whom', async () => {
  const [jpeg, png, webp] = await Promise.all([encode('jpeg'), encode('png'), encode('webp')]);
  const pictures = {
    'a.jpg': jpeg,
    'b.png': png,
    'c.webp': webp,
    'd.png': jpeg,
    'e.heic': jpeg,
    f: png,
    'g.dat': webp,
  };
  const names = Object.keys(pictures);
  for (const bytes of Object.values(pictures)) expect(bytes.includes('Kari Nordmann')).toBe(true);
  const links = names.map((name) => `[${name}](${name})`).join(' ');
  // The same file shown and offered.
  const body = `${links}\n\n![Et bilde](a.jpg)\n\n![Et bilde](d.png)\n`;
  await Object.entries(pictures)
    .reduce(
      (publication, [name, bytes]) => publication.withFile(`series/articles/${name}`, bytes),
      littlePublication().withArticle('tillit', body),
    )
    .withConfig({ series: ['nettverksbygging'], site: { search: false, socialImages: false } })
    .inFolder(async (folder) => {
      const { code, output } = await runHere(['build', '--root', folder, '--format', 'site', '--no-cache']);
      expect([code, output]).toEqual([0, '']);
      const files = join(folder, 'dist/site/files');
      const published = readdirSync(files);
      expect(published.length).toBeGreaterThanOrEqual(names.length);
      for (const name of published) {
        const bytes = readFileSync(join(files, name));
        for (const trace of ['Kari Nordmann', 'Exif\0\0', 'eXIf', 'GPSLatitude', 'xmpmeta'])
          expect([name, trace, bytes.includes(trace)]).toEqual([name, trace, false]);
        const { exif: left, xmp: text, width } = await sharp(bytes).metadata();
        expect([left, text, width]).toEqual([undefined, undefined, 40]);
      }
    });
});
