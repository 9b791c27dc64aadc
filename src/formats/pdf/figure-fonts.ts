import type { Asset } from '../../model/publication.ts';
import type { FormatInput } from '../format.ts';

const faces = [
  [400, 'source-sans-3/files/source-sans-3-latin-400-normal.woff2'],
  [600, 'source-sans-3/files/source-sans-3-latin-600-normal.woff2'],
] as const;

/**
 * Sets the text of a drawing in the book's own text face. A drawing sees no font of the page that it stands on: it would
 * be printed with whatever the machine has, on each another.
 */
export function setFigureText(asset: Asset, readFont: FormatInput['font']): Uint8Array {
  if (asset.mediaType !== 'image/svg+xml') return asset.bytes;
  const svg = new TextDecoder().decode(asset.bytes);
  const end = svg.lastIndexOf('</svg>');
  if (end === -1 || !/<text[\s>]/.test(svg)) return asset.bytes;
  const rules = faces.map(([weight, file]) => {
    const data = Buffer.from(readFont(file)).toString('base64');
    return `@font-face{font-family:"Figure";font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
  });
  const style = `<style xmlns="http://www.w3.org/2000/svg">${rules.join('')}text,tspan,textPath{font-family:Figure,sans-serif!important}</style>`;
  return new TextEncoder().encode(svg.slice(0, end) + style + svg.slice(end));
}
