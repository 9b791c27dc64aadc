import { pictureTypeOf, withoutMetadata } from '../raster/scan-picture.ts';
import { decodeAddress } from '../../model/decode-address.ts';

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
  const decoded = decodeAddress(data);
  return decoded === undefined ? undefined : Buffer.from(decoded);
}

/** A picture in a `data:` address, without what a camera says about it. Browsers go by its bytes, not by its type. */
export function cleanRasterData(url: string): string {
  const address = url.trim();
  const [, type = '', data = ''] = /^data:([^,]*),(.*)$/s.exec(address) ?? [];
  const content = data.replaceAll(/%([0-9a-f]{2})/gi, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  const bytes = Buffer.from(content, /;\s*base64\s*$/i.test(type) ? 'base64' : 'latin1');
  const mediaType = pictureTypeOf(bytes);
  if (mediaType === undefined) return address.replaceAll(/\s/g, '');
  return `data:${mediaType};base64,${Buffer.from(withoutMetadata(bytes, mediaType)).toString('base64')}`;
}
