import type { Element, ElementContent } from 'hast';

/** The lines of code that is cut into tokens, without their ends. A last end begins no line. */
export function splitCodeLines(code: Element): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const child of code.children) {
    const text = lineText(child);
    if (text === undefined) {
      lines.at(-1)?.push(child);
      continue;
    }
    text.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push(withText(child, piece));
    });
  }
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** The text of a piece of code that is plain, or of one kind. */
function lineText(node: ElementContent): string | undefined {
  if (node.type === 'text') return node.value;
  const [only, ...rest] = node.type === 'element' ? node.children : [];
  return only?.type === 'text' && rest.length === 0 ? only.value : undefined;
}

function withText(node: ElementContent, value: string): ElementContent {
  const text = { type: 'text' as const, value };
  return node.type === 'element' ? { ...node, children: [text] } : text;
}
