import type { RenderedImage, Resvg } from '@resvg/resvg-js';

/** Stands in a template between what many pictures share and what is drawn over that, a layer for each place. */
const mark = '<!-- layer -->';

export interface Painted {
  /** Four bytes a pixel, without transparency. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface PaintedLayer extends Box {
  /** Red, green, blue and opacity, with which the colours are multiplied. */
  readonly pixels: Uint8Array;
}

/** Grounds that are painted already. Each takes 3 MB; pictures of one series follow one another. */
const grounds = new Map<string, Promise<Painted>>();
const mostGrounds = 4;

/**
 * Paints a drawing whose template names its layers: the ground once for all pictures that share it, the rest only where
 * there is something. Undefined for a drawing without layers, and for one with letters that the painter has to set.
 */
export async function paintLayers(svg: string): Promise<Painted | undefined> {
  const [ground = '', ...layers] = svg.split(mark);
  const head = /<svg\b[^>]*>/.exec(ground)?.[0];
  const last = layers.pop();
  if (head === undefined || last === undefined || svg.includes('<text')) return undefined;
  const [{ pixels, width, height }, ...over] = await Promise.all([
    paintGround(`${ground}</svg>`),
    ...[...layers.map((layer) => `${layer}</svg>`), last].map((layer) => paintLayer(head + layer)),
  ]);
  const painted = Uint8Array.from(pixels);
  for (const layer of over) if (layer !== undefined) drawOver(painted, width, layer);
  return { pixels: painted, width, height };
}

const options = { font: { loadSystemFonts: false }, logLevel: 'off' } as const;

function paintGround(svg: string): Promise<Painted> {
  const known =
    grounds.get(svg) ?? paint(svg).then(({ pixels, width, height }) => ({ pixels, width, height }));
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
  const { left, top, width, height } = box;
  const part = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}">${svg}</svg>`;
  return { ...box, pixels: (await paint(part)).pixels };
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

/** Both are opaque or multiplied with their opacity, as W3C's Compositing and Blending has it for "over". */
function drawOver(
  painted: Uint8Array,
  pictureWidth: number,
  { pixels, left, top, width, height }: PaintedLayer,
): void {
  let from = 0;
  for (let row = 0; row < height; row += 1) {
    let to = ((top + row) * pictureWidth + left) * 4;
    for (let column = 0; column < width; column += 1, from += 4, to += 4) {
      const opacity = pixels[from + 3] ?? 0;
      if (opacity === 0) continue;
      const rest = 255 - opacity;
      for (let channel = 0; channel < 3; channel += 1)
        painted[to + channel] =
          (pixels[from + channel] ?? 0) + Math.round(((painted[to + channel] ?? 0) * rest) / 255);
    }
  }
}
