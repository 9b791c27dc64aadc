import type { RenderedImage } from '@resvg/resvg-js';

/** A drawing as a PNG, in its own size or of this width in pixels. */
export async function paintDrawing(svg: string, width?: number): Promise<Uint8Array> {
  return (await paint(svg, width)).asPng();
}

/** The same with 256 colours, which are enough for a few flat ones: a third as heavy. */
export async function paintWithPalette(svg: string): Promise<Uint8Array> {
  const picture = await paint(svg);
  const { default: sharp } = await import('sharp');
  const { width, height } = picture;
  return sharp(picture.pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, compressionLevel: 6, effort: 1, dither: 0 })
    .toBuffer();
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
