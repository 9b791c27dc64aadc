import type { Element } from 'hast';
import { diagnose, type Fix } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { SourceText } from '../../model/source-text.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { typographic } from '../typographic.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';
import { resolvePath } from './links.ts';
import { visitElements } from '../visit-elements.ts';
import { findWrittenAddress } from '../written-address.ts';
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
  const { path, source } = findNamedFile(address, context);
  if (source === undefined || path === '') {
    const message =
      address === '' ? 'The image has no address.' : `The image "${address}" is no file of the publication.`;
    context.report(
      diagnose('image-exists', place, message, {
        hint: 'Name a file by its path from this article: figures/graph.svg.',
      }),
    );
    return;
  }
  if (path !== address) {
    const fix = removeEnd(place, address, context.source);
    context.report(
      diagnose(
        'link-query',
        place,
        `"${address.slice(path.length)}" is left out of the address of the image.`,
        {
          hint: 'The address of a file of the publication ends with the name of the file.',
          ...(fix && { fix }),
        },
      ),
    );
  }
  const text = typographic(alt ?? '', context.language);
  node.properties['dataAsset'] = source;
  node.properties.alt = text;
  context.collected.assets.push({ source, role: 'image', alt: text, place });
}

/** `graph.png?raw=true` and `graph.png#center` of other tools name `graph.png`, unless there is a file of the whole name. */
function findNamedFile(
  address: string,
  context: FeatureContext,
): { readonly path: string; readonly source: SourcePath | undefined } {
  const open = (path: string) => findFile(decodeAddress(path) ?? path, context);
  const whole = open(address);
  const [path = ''] = address.split(/[?#]/, 1);
  if (path === address || (whole !== undefined && context.find(`page ${whole}`) === whole))
    return { path: address, source: whole };
  return { path, source: open(path) };
}

function removeEnd(place: Place, address: string, source: SourceText): Fix | undefined {
  const written = findWrittenAddress(source, place, address);
  if (written === undefined) return undefined;
  const from = source.text.slice(written.start, written.end).search(/[?#]/);
  return from === -1 ? undefined : { edits: [{ start: written.start + from, end: written.end, text: '' }] };
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
