import type { Nodes, Root } from 'mdast';
import type { Range } from '../../model/hidden-ranges.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { addProperties } from './add-properties.ts';

/** The size after the address of an image, which CommonMark does not know: `![a](b.png =100x20)`. */
export interface ImageSize {
  readonly range: Range;
  readonly width: string | undefined;
  readonly height: string | undefined;
}

export function findImageSizes(masked: string): ImageSize[] {
  if (!masked.includes(' =')) return [];
  const pattern =
    /!\[[^\]\n]{0,1000}\]\((?:<[^<>\n]{1,500}>|[^()\s]{1,500})([ \t]{1,9}=(\d{0,5}%?)x?(\d{0,5}))(?=[ \t]*(?:["'(][^\n]{0,1000})?\))/g;
  return [...masked.matchAll(pattern)].map(
    ({ 0: written, 1: size = '', 2: width = '', 3: height = '', index }) => {
      const end = index + written.length;
      return { range: [end - size.length, end], width: width || undefined, height: height || undefined };
    },
  );
}

export function applyImageSizes(tree: Root, sizes: readonly ImageSize[]): void {
  if (sizes.length === 0) return;
  const byEnd = new Map(sizes.map((size) => [size.range[0], size]));
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'image') return;
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    for (const [at, { width, height }] of byEnd) {
      if (at < start || at >= end) continue;
      addProperties(node, { ...(width ? { width } : {}), ...(height ? { height } : {}) });
      byEnd.delete(at);
      return;
    }
  });
}
