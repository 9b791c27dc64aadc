import type { Html, Nodes } from 'mdast';
import { endsAtOnce, findUnclosedElements } from '../../article-checks/unclosed-elements.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { readTags, voidElements } from '../../model/html-tags.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Feature, FeatureContext } from '../feature.ts';

/** The sanitiser takes these out with all that is in them: left open, they would take the rest of the article along. */
const takenOut = new Set(
  'iframe math noembed noframes noscript object plaintext select svg template title xmp'.split(' '),
);

/**
 * Ends raw elements with the block in which they begin, so that one `<b>` does not make the rest of an article bold, and
 * `<a id="x"/>` where it begins.
 */
export const openElements: Feature = {
  name: 'open-elements',
  markdown(tree, context) {
    const { text } = context.source;
    if (!text.includes('<')) return;
    for (const { name, parent, node, order } of findUnclosedElements(tree, text).toReversed())
      if (takenOut.has(name)) blankTag(node, order);
      else (parent.children as Nodes[]).push({ type: 'html', value: `</${name}>` });
    if (!text.includes('/>')) return;
    let foreign: string | undefined;
    walkNodes<Nodes>(tree, (node) => {
      if (node.type === 'html') foreign = endEmptyElements(node, foreign, context);
    });
  },
};

function blankTag(node: Html, order: number): void {
  const tag = readTags(node.value)[order];
  if (tag === undefined) return;
  const { start, end } = tag;
  node.value = node.value.slice(0, start) + ' '.repeat(end - start) + node.value.slice(end);
}

/** `foreign` is the drawing or formula that is open, in which `/>` ends an element; gives the one that is open after. */
function endEmptyElements(
  node: Html,
  foreign: string | undefined,
  { place, report }: FeatureContext,
): string | undefined {
  let open = foreign;
  let value = '';
  let end = 0;
  for (const tag of readTags(node.value)) {
    if (open !== undefined) {
      if (tag.isEnd && tag.name === open) open = undefined;
      continue;
    }
    if (!tag.isEnd && (tag.name === 'svg' || tag.name === 'math')) {
      open = tag.isSelfClosing ? undefined : tag.name;
      continue;
    }
    if (!endsAtOnce(tag) || tag.isEnd || voidElements.has(tag.name)) continue;
    const closed = `<${tag.name}${tag.attributes.trimEnd()}></${tag.name}>`;
    value += node.value.slice(end, tag.start) + closed;
    end = tag.end;
    report(
      diagnose(
        'html-valid',
        place(node),
        `"/>" does not close <${tag.name}> in HTML: it is read as ${closed}.`,
        {
          hint: `Write ${closed}, or the end tag where the element ends.`,
        },
      ),
    );
  }
  node.value = value + node.value.slice(end);
  return open;
}
