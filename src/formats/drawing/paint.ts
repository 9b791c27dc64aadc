import { setImmediate } from 'node:timers/promises';
import type { RenderedImage } from '@resvg/resvg-js';
import { paintLayers } from './paint-layers.ts';
import { encodePalettePng, reduceColours, type PalettePicture } from './palette-png.ts';

/** A drawing as a PNG, in its own size or of this width in pixels. */
export async function paintDrawing(svg: string, width?: number): Promise<Uint8Array> {
  return (await paint(svg, width)).asPng();
}

/** The same on a ground that nothing shines through, with a palette: a third as heavy. */
export async function paintWithPalette(svg: string): Promise<Uint8Array> {
  // The painter's memory, 2 MB for each picture, is freed between two turns of the event loop.
  await setImmediate();
  return encodePalettePng((await paintLayers(svg)) ?? (await reduceWhole(svg)));
}

async function reduceWhole(svg: string): Promise<PalettePicture> {
  const { pixels, width, height } = await paint(svg);
  return reduceColours(pixels, width, height);
}

/** Painted beside the other work. Fonts of the system are looked at only for letters that are no outlines. */
async function paint(svg: string, width?: number): Promise<RenderedImage> {
  const { renderAsync } = await import('@resvg/resvg-js');
  return renderAsync(svg, {
    font: { loadSystemFonts: svg.includes('<text') },
    logLevel: 'off',
    ...(width === undefined ? {} : { fitTo: { mode: 'width', value: width } }),
  });
}
