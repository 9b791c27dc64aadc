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
