import type { RenderedImage, Resvg } from '@resvg/resvg-js';
import {
  choosePalette,
  mostColours,
  reduceColours,
  writeColours,
  type Box,
  type PalettePicture,
} from './palette-png.ts';

/** Stands in a template between what many pictures share and what is drawn over that, a layer for each place. */
const mark = '<!-- layer -->';

interface PaintedLayer extends Box {
  /** Red, green, blue and opacity, with which the colours are multiplied. */
  readonly pixels: Uint8Array;
}

/** Grounds that are painted already, a megabyte each. */
const grounds = new Map<string, Promise<PalettePicture>>();
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
  const [shared, ...over] = await Promise.all([
    paintGround(`${ground}</svg>`),
    ...[...layers.map((layer) => `${layer}</svg>`), last].map((layer) => paintLayer(head + layer)),
  ]);
  const most = Math.floor((mostColours - coloursOfGround) / over.length);
  let picture: PalettePicture = { ...shared, rows: shared.rows.slice() };
  for (const layer of over) if (layer !== undefined) picture = drawOver(picture, layer, most);
  return picture;
}

const options = { font: { loadSystemFonts: false }, logLevel: 'off' } as const;

function paintGround(svg: string): Promise<PalettePicture> {
  const known =
    grounds.get(svg) ??
    paint(svg).then(({ pixels, width, height }) => reduceColours(pixels, width, height, coloursOfGround));
  // The last that was used is the last to go.
  grounds.delete(svg);
  grounds.set(svg, known);
  for (const oldest of grounds.keys()) if (grounds.size > mostGrounds) grounds.delete(oldest);
  return known;
}

async function paint(svg: string): Promise<RenderedImage> {
  const { renderAsync } = await import('@resvg/resvg-js');
  return renderAsync(svg, options);
}

async function paintLayer(svg: string): Promise<PaintedLayer | undefined> {
  const { Resvg } = await import('@resvg/resvg-js');
  const box = boxOf(new Resvg(svg, options), svg);
  if (box === undefined) return undefined;
  return { ...box, pixels: (await paint(cutOut(svg, box))).pixels };
}

/** Only a part of a drawing. One drawing inside another would be painted twice: it may not reach beyond its edges. */
function cutOut(svg: string, { left, top, width, height }: Box): string {
  const size = ` viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}"`;
  return svg.replace(/<svg\b[^>]*>/, (head) =>
    head.replaceAll(/\s(?:viewBox|width|height)="[^"]*"/g, '').replace(/^<svg/, `<svg${size}`),
  );
}

/** Where something is painted, in whole pixels; undefined for nowhere. Strokes and filters reach beyond what is told. */
function boxOf(drawing: Resvg, svg: string): Box | undefined {
  const { width, height } = drawing;
  if (/stroke|filter/.test(svg)) return { left: 0, top: 0, width, height };
  const box = drawing.getBBox();
  if (box === undefined) return undefined;
  const left = Math.max(0, Math.floor(box.x) - 1);
  const top = Math.max(0, Math.floor(box.y) - 1);
  const right = Math.min(width, Math.ceil(box.x + box.width) + 1);
  const bottom = Math.min(height, Math.ceil(box.y + box.height) + 1);
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : undefined;
}

/** Changes the rows of the picture. */
function drawOver(picture: PalettePicture, layer: PaintedLayer, most: number): PalettePicture {
  const colours = mixColours(picture, layer);
  const { palette, indexOf } = choosePalette(colours, most, picture.palette);
  writeColours(picture.rows, picture.width, layer, colours, indexOf);
  return { ...picture, palette };
}

/** The colours of a picture where a layer is drawn over it (Compositing and Blending Level 1, section 9.1.4). */
function mixColours(
  { rows, palette, width: pictureWidth }: PalettePicture,
  { pixels, left, top, width, height }: PaintedLayer,
): Int32Array {
  const colours = new Int32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const start = (top + row) * (pictureWidth + 1) + 1 + left;
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      const below = palette[rows[start + column] ?? 0] ?? 0;
      const rest = 255 - (pixels[at * 4 + 3] ?? 0);
      const mix = (channel: number): number =>
        (pixels[at * 4 + channel] ?? 0) + Math.round((((below >> (8 * channel)) & 0xff) * rest) / 255);
      colours[at] = rest === 255 ? below : mix(0) | (mix(1) << 8) | (mix(2) << 16) | (0xff << 24);
    }
  }
  return colours;
}
