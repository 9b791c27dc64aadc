import type { Paragraph, PhrasingContent, RootContent } from 'mdast';

const flow: ReadonlySet<string> = new Set<RootContent['type']>([
  'blockquote',
  'code',
  'containerDirective',
  'definition',
  'footnoteDefinition',
  'heading',
  'list',
  'listItem',
  'math',
  'paragraph',
  'table',
  'tableCell',
  'tableRow',
  'thematicBreak',
]);

export function isFlow(node: RootContent): boolean {
  return flow.has(node.type) || (node.type === 'html' && node.data?.hName === 'div');
}

/**
 * Puts a phrase around content, in HTML also around blocks: in Markdown around the words of each block. What is neither,
 * such as code, stays as it is.
 */
export function wrapPhrasing(
  children: readonly RootContent[],
  wrap: (children: PhrasingContent[]) => RootContent[],
): RootContent[] {
  if (!children.some(isFlow)) return wrap(children as PhrasingContent[]);
  const wrapped: RootContent[] = [];
  let run: RootContent[] = [];
  const endRun = () => {
    const isEmpty = run.every((node) => node.type === 'text' && node.value.trim() === '');
    if (!isEmpty)
      wrapped.push({ type: 'paragraph', children: wrap(run as PhrasingContent[]) as PhrasingContent[] });
    run = [];
  };
  for (const node of children) {
    if (!isFlow(node)) {
      run.push(node);
      continue;
    }
    endRun();
    const inner = 'children' in node ? wrapPhrasing(node.children, wrap) : undefined;
    wrapped.push(inner === undefined ? node : ({ ...node, children: inner } as Paragraph));
  }
  endRun();
  return wrapped;
}
