import type { BBox, Resvg } from '@resvg/resvg-js';
import { mixOver } from './mix-over.ts';
import { reduceColours, type PalettePicture } from './palette-png.ts';

/** In a template, between what many pictures share and what is drawn over that, a layer for each place. */
const mark = '<!-- layer -->';

/** Grounds that are painted already, a megabyte each. */
const grounds = new Map<string, PalettePicture>();
const mostGrounds = 16;
const coloursOfGround = 48;

/**
 * Paints a drawing whose template names its layers: the ground once for all pictures that share it, the rest only where
 * there is something. Undefined for a drawing without layers, and for one with letters that the painter has to set.
 */
export async function paintLayers(svg: string): Promise<PalettePicture | undefined> {
  const [ground = '', ...layers] = svg.split(mark);
  const head = /<svg\b[^>]*>/.exec(ground)?.[0];
  const last = layers.pop();
  if (head === undefined || last === undefined || svg.includes('<text')) return undefined;
  const { Resvg: Painter } = await import('@resvg/resvg-js');
  const open = (drawing: string): Resvg => new Painter(drawing, options);
  const shared = paintGround(`${ground}</svg>`, open);
  const picture = { ...shared, palette: [...shared.palette], rows: shared.rows.slice() };
  for (const layer of [...layers.map((own) => `${own}</svg>`), last]) paintLayer(picture, head + layer, open);
  return picture;
}

const options = { font: { loadSystemFonts: false }, logLevel: 'off' } as const;

type Open = (drawing: string) => Resvg;

function paintGround(svg: string, open: Open): PalettePicture {
  const known = grounds.get(svg) ?? reduceGround(open(svg));
  // The last that was used is the last to go.
  grounds.delete(svg);
  grounds.set(svg, known);
  for (const oldest of grounds.keys()) if (grounds.size > mostGrounds) grounds.delete(oldest);
  return known;
}

function reduceGround(ground: Resvg): PalettePicture {
  const { pixels, width, height } = ground.render();
  return reduceColours(pixels, width, height, coloursOfGround);
}

/** Paints only where the layer draws something: a whole picture would be 3 MB, nearly all of it empty. */
function paintLayer(picture: PalettePicture, svg: string, open: Open): void {
  const drawing = open(svg);
  const box = drawing.getBBox();
  if (box === undefined) return;
  // Strokes and filters reach beyond the reported box.
  const isWhole = /stroke|filter/.test(svg);
  if (!isWhole && !clip(box, drawing)) return;
  if (!isWhole) drawing.cropByBBox(box);
  const { pixels, width, height } = drawing.render();
  mixOver(picture, { left: isWhole ? 0 : box.x, top: isWhole ? 0 : box.y, width, height, pixels });
}

/** Rounds the box to whole pixels inside the drawing. False where nothing of it is. */
function clip(box: BBox, { width, height }: Resvg): boolean {
  const left = Math.max(0, Math.floor(box.x) - 1);
  const top = Math.max(0, Math.floor(box.y) - 1);
  const right = Math.min(width, Math.ceil(box.x + box.width) + 1);
  const bottom = Math.min(height, Math.ceil(box.y + box.height) + 1);
  Object.assign(box, { x: left, y: top, width: right - left, height: bottom - top });
  return right > left && bottom > top;
}
