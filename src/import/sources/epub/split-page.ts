import type { Element, ElementContent, Root } from 'hast';
import { isElement, propertyOf } from '../../html/elements.ts';

/** Cuts a page in two: what is before the element with an id, and the element with all after it. */
export function splitAt(tree: Root, id: string): readonly [before: Root, after: Root] | undefined {
  const cut = splitChildren(tree.children as ElementContent[], id);
  return (
    cut && [
      { type: 'root', children: cut[0] },
      { type: 'root', children: cut[1] },
    ]
  );
}

function splitChildren(
  children: readonly ElementContent[],
  id: string,
): readonly [ElementContent[], ElementContent[]] | undefined {
  for (const [index, child] of children.entries()) {
    if (!isElement(child)) continue;
    const rest = children.slice(index + 1);
    if (propertyOf(child, 'id') === id) return [children.slice(0, index), [child, ...rest]];
    const cut = splitChildren(child.children, id);
    if (cut === undefined) continue;
    const part = (inside: ElementContent[]): Element => ({
      ...child,
      properties: { ...child.properties },
      children: inside,
    });
    const second = part(cut[1]);
    delete second.properties['id'];
    return [
      [...children.slice(0, index), part(cut[0])],
      [second, ...rest],
    ];
  }
  return undefined;
}
