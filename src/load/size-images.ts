import type { Element, Root } from 'hast';
import type { SourcePath } from '../model/paths.ts';
import { isPicture, type Asset, type Picture } from '../model/publication.ts';
import { visitElements } from '../markdown/visit-elements.ts';

/**
 * Gives every image its size, so that a page does not jump when the image arrives: that of its file, or what its author
 * wants, in the proportions of the file.
 */
export function sizeImages(body: Root, assets: ReadonlyMap<SourcePath, Asset>): void {
  visitElements(body, (node) => {
    const asset =
      node.tagName === 'img' ? assets.get(String(node.properties['dataAsset']) as SourcePath) : undefined;
    if (isSized(asset)) sizeImage(node, asset);
    return undefined;
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function isSized(asset: Asset | undefined): asset is Picture & Size {
  return (
    isPicture(asset) &&
    asset.width !== undefined &&
    asset.height !== undefined &&
    asset.width > 0 &&
    asset.height > 0
  );
}

function sizeImage({ properties }: Element, { width, height }: Size): void {
  const { width: wantedWidth, height: wantedHeight } = properties;
  const byWidth = typeof wantedWidth === 'number' ? wantedWidth / width : Infinity;
  const byHeight = typeof wantedHeight === 'number' ? wantedHeight / height : Infinity;
  const wanted = Math.min(byWidth, byHeight);
  const scale = wanted === Infinity ? 1 : wanted;
  properties.width = Math.max(1, Math.round(width * scale));
  properties.height = Math.max(1, Math.round(height * scale));
}
