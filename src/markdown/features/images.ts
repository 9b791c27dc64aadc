import type { Element } from 'hast';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { typographic } from '../typographic.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';
import { resolvePath } from './links.ts';
import { visitElements } from '../visit-elements.ts';
import { decodeAddress } from '../../model/decode-address.ts';

/** Images: noted, and left open for the formats to fill in. */
export const images: Feature = {
  name: 'images',
  html(tree, context) {
    visitElements(tree, (node) => {
      if (node.tagName === 'img') openImage(node, context);
    });
  },
};

function openImage(node: Element, context: FeatureContext): void {
  const place = context.place(node);
  const { src, alt } = node.properties;
  const address = typeof src === 'string' ? src : '';
  if (typeof alt !== 'string' || alt.trim() === '') {
    context.report(
      diagnose('image-alt', place, `The image "${address}" has no alternative text.`, {
        hint: 'Describe what it shows between the brackets: ![A graph of five nodes](graph.svg).',
      }),
    );
  }
  delete node.properties.src;
  readLengths(node);
  if (/^[\s\0]*([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) {
    const shown = address.length > 80 ? `${address.slice(0, 79)}…` : address;
    context.report(
      diagnose('image-local', place, `The image "${shown}" is no file of the publication.`, {
        hint: 'Save it beside the article and name its file.',
      }),
    );
    return;
  }
  const source = findFile(decodeAddress(address) ?? address, context);
  if (source === undefined || address === '') {
    context.report(
      diagnose('image-exists', place, `The image "${address}" is no file of the publication.`, {
        hint: 'Name a file by its path from this article: figures/graph.svg.',
      }),
    );
    return;
  }
  const text = typographic(alt ?? '', context.language);
  node.properties['dataAsset'] = source;
  node.properties.alt = text;
  context.collected.assets.push({ source, role: 'image', alt: text, place });
}

/** A path from the root of a site names the one file whose path ends so. */
function findFile(path: string, { source, find }: FeatureContext): SourcePath | undefined {
  if (!path.startsWith('/')) return resolvePath(source.file, path);
  const found = find(`file ${path}`);
  return found === '' || found.includes('|') ? undefined : sourcePath(found);
}

/** A part of the width of the text is left to the formats; a part of a height means nothing. */
export function readLengths({ properties }: Element): void {
  const width = readLength(properties.width);
  const height = readLength(properties.height);
  delete properties.width;
  delete properties.height;
  if (width?.isPart === true) properties['dataShare'] = Math.min(100, width.value);
  else if (width !== undefined) properties.width = Math.max(1, Math.round(width.value));
  if (height?.isPart === false) properties.height = Math.max(1, Math.round(height.value));
}

function readLength(property: unknown): { readonly value: number; readonly isPart: boolean } | undefined {
  const written = typeof property === 'number' || typeof property === 'string' ? String(property) : '';
  const value = Number.parseFloat(written);
  return value > 0 ? { value, isPart: written.includes('%') } : undefined;
}
