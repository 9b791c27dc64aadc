import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodePalettePng } from '../../../src/formats/drawing/palette-png.ts';
import { paintLayers } from '../../../src/formats/drawing/paint-layers.ts';

const mark = '<!-- layer -->';
const ground = '<rect width="120" height="60" fill="#123"/><circle cx="90" cy="30" r="20" fill="#fa0"/>';
const letters = '<g fill="#eee"><path d="M10.3 12.7L40.6 14.2Q50 30 20.5 33.1"/></g>';
const bars = '<rect x="60.5" y="40.25" width="40" height="7.5" fill="#0c8"/>';
const root =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60" fill="#fff">';

const drawings = {
  'letters and bars': [letters, bars],
  'what overlaps': ['<path d="M0 0L120 60L60 60"/>', letters],
  'a stroke that reaches beyond its box': ['<path d="M60 10L60 50" stroke="#fff" stroke-width="21"/>'],
  'what reaches beyond the picture': [
    '<rect x="-20.5" y="30.5" width="400" height="400" fill-opacity="0.4"/>',
  ],
  nothing: ['<g fill="#eee">\n</g>'],
};

/** Four bytes a pixel. */
async function paint(svg: string): Promise<Uint8Array> {
  const picture = await paintLayers(svg);
  if (picture === undefined) throw new Error('It has no layers.');
  return sharp(encodePalettePng(picture)).ensureAlpha().raw().toBuffer();
}

test.each(Object.entries(drawings))(
  '%s over a ground: the same as painted at once',
  async (_name, layers) => {
    const svg = `${root}${[ground, ...layers].join(mark)}</svg>`;
    const painted = await paint(svg);
    const whole = new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels;
    expect(painted).toHaveLength(whole.length);
    const differences = [...whole].map((value, index) => Math.abs(value - (painted[index] ?? 0)));
    // Rare colours, at edges, take the nearest.
    expect(Math.max(...differences)).toBeLessThanOrEqual(48);
    expect(differences.filter((difference) => difference > 3).length).toBeLessThan(whole.length / 100);
  },
);

test('pictures that share a ground leave it as it is', async () => {
  const paintOver = (layer: string) => paint(`${root}${ground}${mark}${layer}</svg>`);
  const alone = await paintOver(bars);
  const [, again] = await Promise.all([paintOver(letters), paintOver(bars)]);
  expect(again).toEqual(alone);
});

test('a drawing without layers, or with text, is left to the painter', async () => {
  expect(await paintLayers(`${root}${ground}</svg>`)).toBeUndefined();
  expect(await paintLayers(`${root}${ground}${mark}<text>A</text></svg>`)).toBeUndefined();
});
