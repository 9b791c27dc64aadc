import type { Root } from 'hast';
import type { SourcePath } from '../model/paths.ts';
import type { Asset } from '../model/publication.ts';
import { visitElements } from '../markdown/visit-elements.ts';

/** Gives every image its size, so that a page does not jump when the image arrives. */
export function sizeImages(body: Root, assets: ReadonlyMap<SourcePath, Asset>): void {
  visitElements(body, ({ tagName, properties }) => {
    const asset = tagName === 'img' ? assets.get(String(properties['dataAsset']) as SourcePath) : undefined;
    if (asset?.width === undefined || asset.height === undefined) return;
    properties['width'] = asset.width;
    properties['height'] = asset.height;
  });
}
