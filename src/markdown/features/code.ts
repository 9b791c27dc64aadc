import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Code } from 'mdast';
import { visit } from 'unist-util-visit';
import { calloutFor } from '../../article-checks/dialects/callout-names.ts';
import { readDirective } from '../../article-checks/dialects/directives.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { Place } from '../../model/place.ts';
import { isAlias, readCodeInfo } from '../code-info.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { visitElements } from '../visit-elements.ts';

interface CodeBlock {
  readonly pre: Element;
  readonly code: Element;
  readonly language: string | undefined;
}

/** Code in colour: each token gets a class, and each format gives the classes its own colours. */
export const code: Feature = {
  name: 'code',
  markdown(tree, context) {
    if (!/```|~~~/.test(context.source.text)) return;
    const told = new Set<string>();
    visit(tree, 'code', (node) => {
      if (!node.lang) return;
      if (readDirective(node.lang, node.meta ?? '') !== undefined) {
        // It is reported as what it is: no language, and no formula.
        node.lang = null;
        node.meta = null;
        return;
      }
      if (!node.meta && /^[a-z]+$/.test(node.lang) && !isAlias(node.lang)) return;
      const { language, ignored } = readCodeInfo(`${node.lang} ${node.meta ?? ''}`);
      node.lang = language ?? null;
      node.meta = null;
      for (const { kind, text } of ignored) {
        if (told.has(kind)) continue;
        told.add(kind);
        const message = `"${text}" behind the language of a code block is ignored.`;
        context.report(
          diagnose('code-info-known', placeOfInfo(node, context), message, { hint: hints[kind] }),
        );
      }
    });
  },
  async html(tree, context) {
    const blocks = findBlocks(tree);
    for (const { pre } of blocks) pre.properties.className = ['code'];
    const named = blocks.filter((block) => block.language !== undefined && !plainNames.has(block.language));
    if (named.length === 0) return;
    const { highlight, knownLanguages } = await import('../highlight.ts');
    const unknown = new Set<string>();
    let length = 0;
    for (const { code: element, language = '' } of named) {
      if (knownLanguages.includes(language)) {
        const text = toString(element);
        const isWithin = length <= mostColoured;
        length += text.length;
        const excess = findExcess(text, length);
        if (excess === undefined) element.children = (await highlight(text, language)).map(toNode);
        else if (isWithin) context.report(diagnose('code-coloured', context.place(element), ...excess));
      } else if (!unknown.has(language)) {
        unknown.add(language);
        context.report(
          diagnose(
            'code-language-known',
            context.place(element),
            `"${language}" is not a language that can be coloured.`,
            {
              hint: hintFor(language, knownLanguages),
            },
          ),
        );
      }
    }
  },
};

/** In UTF-16 code units. The expressions of some languages need time that grows with the square of a line. */
const longestLine = 2_000;

/** The same, of all code of an article: a second or two, and 10,000 lines. */
const mostColoured = 500_000;

/** Why a block is left without colours, and what to do. `length` is that of all code up to its end. */
function findExcess(text: string, length: number): [message: string, more: { hint: string }] | undefined {
  const most = (count: number) => count.toLocaleString('en');
  if (text.split('\n').some((line) => line.length > longestLine))
    return [
      `A line of more than ${most(longestLine)} characters is not coloured, nor is the rest of its block.`,
      { hint: 'Break the line, or write text for a block without colours.' },
    ];
  if (length > mostColoured)
    return [
      `The article has more than ${most(mostColoured)} characters of code: from here on it is not coloured.`,
      { hint: 'Split the article, or write text for a block without colours.' },
    ];
  return undefined;
}

const hints = {
  title: 'Write the title in a line of its own before the block.',
  lines: 'Say in the text which lines matter: no lines are marked or numbered.',
  options: 'Remove it: only the language counts.',
} as const;

function hintFor(language: string, known: readonly string[]): string {
  const callout = calloutFor(language);
  if (callout !== undefined) return `For a callout, write :::${callout} before the text and ::: behind it.`;
  // Of names this short every other one is near.
  const near = language.length < 5 ? undefined : didYouMean(language, known);
  return near ?? 'Write text for a block without colours.';
}

/** The line of the opening fence. */
function placeOfInfo({ position }: Code, { source }: FeatureContext): Place {
  const start = position?.start.offset ?? 0;
  const end = source.text.indexOf('\n', start);
  return source.place(start, end < 0 ? source.text.length : end);
}

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
