import type { Node } from 'unist';

/** Whether a plug-in, or another feature, has said what HTML a node becomes (mdast-util-to-hast, `data.hName`). */
export function isMade({ data }: Node): boolean {
  return data !== undefined && 'hName' in data;
}
