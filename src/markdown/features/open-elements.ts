import type { Html, Nodes } from 'mdast';
import { findUnclosedElements } from '../../checks/article/unclosed-elements.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { readTags, voidElements } from '../../model/html-tags.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { Feature, FeatureContext } from '../feature.ts';

/**
 * Ends raw elements with the block in which they begin, so that one `<b>` does not make the rest of an article bold, and
 * `<a id="x"/>` where it begins.
 */
export const openElements: Feature = {
  name: 'open-elements',
  markdown(tree, context) {
    const { text } = context.source;
    if (!text.includes('<')) return;
    for (const { name, parent } of findUnclosedElements(tree, text).toReversed())
      (parent.children as Nodes[]).push({ type: 'html', value: `</${name}>` });
    if (!text.includes('/>')) return;
    walkNodes<Nodes>(tree, (node) => {
      if (node.type === 'html' && node.value.includes('/>')) endEmptyElements(node, context);
    });
  },
};

function endEmptyElements(node: Html, { place, report }: FeatureContext): void {
  // In drawings and formulas `/>` ends an element.
  if (/<(?:svg|math)[\s>]/i.test(node.value)) return;
  let value = '';
  let end = 0;
  for (const tag of readTags(node.value)) {
    if (!tag.isSelfClosing || tag.isEnd || voidElements.has(tag.name)) continue;
    const closed = `<${tag.name}${tag.attributes.trimEnd()}></${tag.name}>`;
    value += node.value.slice(end, tag.start) + closed;
    end = tag.end;
    report(
      diagnose(
        'html-valid',
        place(node),
        `"/>" does not end <${tag.name}> in HTML: it is read as ${closed}.`,
        {
          hint: `Write ${closed}, or the end tag where the element ends.`,
        },
      ),
    );
  }
  node.value = value + node.value.slice(end);
}
