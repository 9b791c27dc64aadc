import type { Nodes, Root } from 'mdast';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** What parsers without plug-ins make. */
const usual = new Set(
  'root paragraph heading thematicBreak blockquote list listItem html code definition text emphasis strong delete inlineCode break link image linkReference imageReference footnoteReference footnoteDefinition table tableRow tableCell yaml math inlineMath containerDirective leafDirective textDirective'.split(
    ' ',
  ),
);

/**
 * Markup of other dialects is reported where it is printed as text. Remembers what a tree has at those places. The
 * function it returns takes the tree that plug-ins have changed, and returns the markup that none of them has taken.
 */
export function rememberMarkup(
  diagnostics: readonly Diagnostic[],
  tree: Root,
): (changed: Root) => readonly Diagnostic[] {
  const before = new Map(
    diagnostics
      .filter(({ code }) => code === 'dialect-known')
      .map((diagnostic): [Diagnostic, string | undefined] => {
        const node = deepestAt(tree, diagnostic.place.start.offset);
        return [diagnostic, usual.has(node.type) ? describe(node) : undefined];
      }),
  );
  return (changed) =>
    diagnostics.filter((diagnostic) => {
      if (!before.has(diagnostic)) return true;
      const known = before.get(diagnostic);
      return known !== undefined && describe(deepestAt(changed, diagnostic.place.start.offset)) === known;
    });
}

function deepestAt(parent: Nodes, offset: number): Nodes {
  const children: readonly Nodes[] = 'children' in parent ? parent.children : [];
  for (const child of children) {
    const start = child.position?.start.offset ?? Infinity;
    const end = child.position?.end.offset ?? -1;
    if (start <= offset && offset < end) return deepestAt(child, offset);
  }
  return parent;
}

/** A node as it is shown. */
function describe(node: Nodes): string {
  const name = (node.data as { readonly hName?: unknown } | undefined)?.hName;
  const content = 'value' in node ? node.value : 'children' in node ? node.children.map(describe) : '';
  return JSON.stringify([node.type, name, content]);
}
