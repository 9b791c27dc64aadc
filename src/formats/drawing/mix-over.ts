import { nearest, readColours, type PalettePicture } from './palette-png.ts';

/** What is painted over a part of a picture; all sizes in pixels. */
export interface PaintedLayer {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity, with which the colours are multiplied. */
  readonly pixels: Uint8Array;
}

const mostColours = 256;
/** How many opacities are distinguished. At the edges of letters nobody sees more, and each is a colour of the palette. */
const steps = 51;

/**
 * Draws a layer over a picture, and adds the colours that come up to its palette. What is empty, nearly all of a layer,
 * is passed over.
 */
export function mixOver(picture: PalettePicture, layer: PaintedLayer): void {
  const { rows, palette } = picture;
  const colours = readColours(layer.pixels);
  /** For each colour below, what comes of each colour above. */
  const known: (Map<number, number> | undefined)[] = [];
  let at = 0;
  for (let row = 0; row < layer.height; row += 1) {
    const start = (layer.top + row) * (picture.width + 1) + 1 + layer.left;
    for (let column = 0; column < layer.width; column += 1, at += 1) {
      const above = colours[at] ?? 0;
      if (above === 0) continue;
      const below = rows[start + column] ?? 0;
      const mixed = (known[below] ??= new Map<number, number>());
      let index = mixed.get(above);
      if (index === undefined) {
        index = indexOf(mix(above, palette[below] ?? 0), palette);
        mixed.set(above, index);
      }
      rows[start + column] = index;
    }
  }
}

/** One colour over another, which is opaque (Compositing and Blending Level 1, section 9.1.4). */
function mix(above: number, below: number): number {
  const opacity = above >>> 24;
  const rounded = (Math.round((opacity * steps) / 255) / steps) * 255;
  const channel = (shift: number): number => {
    const own = (((above >> shift) & 0xff) * rounded) / opacity;
    return Math.min(255, Math.round(own + (((below >> shift) & 0xff) * (255 - rounded)) / 255)) << shift;
  };
  return channel(0) | channel(8) | channel(16) | (0xff << 24);
}

function indexOf(colour: number, palette: number[]): number {
  const known = palette.indexOf(colour);
  if (known >= 0) return known;
  return palette.length < mostColours ? palette.push(colour) - 1 : nearest(colour, palette);
}
