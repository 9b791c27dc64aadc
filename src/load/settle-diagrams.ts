import type { Element, Root } from 'hast';
import { visitElements } from '../markdown/visit-elements.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Asset } from '../model/publication.ts';

/** Leaves the drawing of each diagram, or its code where there is no drawing. */
export function settleDiagrams(body: Root, assets: ReadonlyMap<SourcePath, Asset>): void {
  visitElements(body, (node, index, parent) => {
    if (node.tagName !== 'div' || !isDiagram(node)) return undefined;
    const [image, code] = node.children;
    if (image?.type !== 'element' || code === undefined) return undefined;
    const isDrawn = assets.has(String(image.properties['dataAsset']) as SourcePath);
    parent.children[index] = isDrawn ? image : code;
    return undefined;
  });
}

function isDiagram({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('diagram');
}
