import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { Feature } from '../feature.ts';
import { visitElements } from '../visit-elements.ts';

interface CodeBlock {
  readonly pre: Element;
  readonly code: Element;
  readonly language: string | undefined;
}

/** Code in colour: each token gets a class, and each format gives the classes its own colours. */
export const code: Feature = {
  name: 'code',
  async html(tree, context) {
    const blocks = findBlocks(tree);
    for (const { pre } of blocks) pre.properties.className = ['code'];
    const named = blocks.filter((block) => block.language !== undefined && !plainNames.has(block.language));
    if (named.length === 0) return;
    const { highlight, knownLanguages } = await import('../highlight.ts');
    for (const { code: element, language = '' } of named) {
      if (knownLanguages.includes(language)) {
        element.children = (await highlight(toString(element), language)).map(toNode);
      } else {
        context.report(
          diagnose(
            'code-language-known',
            context.place(element),
            `"${language}" is not a language that can be coloured.`,
            {
              hint: didYouMean(language, knownLanguages) ?? 'Write text for a block without colours.',
            },
          ),
        );
      }
    }
  },
};

const plainNames = new Set(['text', 'txt', 'plain', 'plaintext']);

function findBlocks(tree: Root): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  visitElements(tree, (pre) => {
    const [element] = pre.children;
    if (pre.tagName !== 'pre' || element?.type !== 'element' || element.tagName !== 'code') return;
    const names = element.properties.className;
    const language = Array.isArray(names)
      ? names.map(String).find((name) => name.startsWith('language-'))
      : undefined;
    blocks.push({ pre, code: element, language: language?.slice('language-'.length).toLowerCase() });
  });
  return blocks;
}

function toNode({
  text,
  kind,
}: {
  readonly text: string;
  readonly kind: string | undefined;
}): ElementContent {
  return kind === undefined ? { type: 'text', value: text } : h('span', { className: [`tok-${kind}`] }, text);
}
