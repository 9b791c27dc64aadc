import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
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

test.each(Object.entries(drawings))(
  '%s over a ground: the same as painted at once',
  async (_name, layers) => {
    const svg = `${root}${[ground, ...layers].join(mark)}</svg>`;
    const painted = await paintLayers(svg);
    const whole = new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels;
    expect(painted).toMatchObject({ width: 120, height: 60 });
    const differences = [...whole].map((value, index) => Math.abs(value - (painted?.pixels[index] ?? 0)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(3);
  },
);

test('pictures that share a ground leave it as it is', async () => {
  const paint = (layer: string) => paintLayers(`${root}${ground}${mark}${layer}</svg>`);
  const alone = await paint(bars);
  const [, again] = await Promise.all([paint(letters), paint(bars)]);
  expect(again).toEqual(alone);
});

test('a drawing without layers, or with text, is left to the painter', async () => {
  expect(await paintLayers(`${root}${ground}</svg>`)).toBeUndefined();
  expect(await paintLayers(`${root}${ground}${mark}<text>A</text></svg>`)).toBeUndefined();
});
