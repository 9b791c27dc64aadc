import type { Html, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Feature } from '../feature.ts';

/** The text of a link in HTML is no link itself: `<a href="https://example.org">https://example.org</a>`. */
export const linkedTexts: Feature = {
  name: 'linked-texts',
  markdown(tree, { source }) {
    if (!/<a\b/i.test(source.text) || !/:\/\/|www\.|@/i.test(source.text)) return;
    const isAddress = (node: Nodes) =>
      node.type === 'link' && source.text[node.position?.start.offset ?? 0] !== '[';
    visit(tree, (parent) => {
      if (!('children' in parent)) return;
      let isInLink = false;
      const unlinked = parent.children.flatMap((node): Nodes[] => {
        if (node.type === 'html') isInLink = opensLink(node, isInLink);
        else if (isInLink && isAddress(node)) return 'children' in node ? node.children : [];
        else if (isInLink) walkNodes<Nodes>(node, unlink);
        return [node];
      });
      if (unlinked.length > 0) parent.children = unlinked as typeof parent.children;
    });
    function unlink(node: Nodes): void {
      if (!('children' in node)) return;
      node.children = node.children.flatMap((child: Nodes) =>
        isAddress(child) && 'children' in child ? child.children : [child],
      ) as typeof node.children;
    }
  },
};

/** Tags in sentences are nodes of their own. */
function opensLink({ value }: Html, before: boolean): boolean {
  const last = [...value.matchAll(/<(\/?)a(?=[\s/>])/gi)].at(-1);
  return last === undefined ? before : last[1] === '';
}
