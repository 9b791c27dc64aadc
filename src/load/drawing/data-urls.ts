import { withoutMetadata } from '../raster/scan-picture.ts';

const rasterTypes = /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i;
const fontTypes =
  /^data:(?:font\/[\w.+-]+|application\/(?:x-)?(?:font-[\w.+-]+|vnd\.ms-fontobject|octet-stream)|)[;,]/i;

export function isRasterData(url: string): boolean {
  return rasterTypes.test(url.trim());
}

export function isFontData(url: string): boolean {
  return fontTypes.test(url.trim());
}

/** The drawing in a `data:` address, as many programs put icons into their own; undefined for all others. */
export function drawingIn(url: string): Uint8Array | undefined {
  const [, parameters = '', data] = /^\s*data:image\/svg\+xml([^,]*),(.*)$/is.exec(url) ?? [];
  if (data === undefined) return undefined;
  if (/;\s*base64\s*$/i.test(parameters)) return Buffer.from(data, 'base64');
  try {
    return Buffer.from(decodeURIComponent(data));
  } catch {
    return undefined;
  }
}

/** A picture in a `data:` address, without what a camera says about it. */
export function cleanRasterData(url: string): string {
  const address = url.replaceAll(/\s/g, '');
  const [, type = '', data] = /^data:(image\/\w+);base64,(.*)$/i.exec(address) ?? [];
  if (data === undefined) return address;
  const mediaType = type.toLowerCase().replace('jpg', 'jpeg');
  const bytes = withoutMetadata(Buffer.from(data, 'base64'), mediaType);
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}
