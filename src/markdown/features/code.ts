import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Code, Nodes } from 'mdast';
import { calloutFor } from '../../article-checks/dialects/callout-names.ts';
import { readDirective } from '../../article-checks/dialects/directives.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { Place } from '../../model/place.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { takeCellOptions } from '../cell-options.ts';
import { isAlias, isCell, readCodeInfo } from '../code-info.ts';
import { dropLabels, showLabels, writeLabels } from '../code-listing.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

interface CodeBlock {
  readonly index: number;
  readonly parent: Parents;
  readonly pre: Element;
  readonly code: Element;
  readonly language: string | undefined;
}

/** Code in colour: each token gets a class, and each format gives the classes its own colours. */
export const code: Feature = {
  name: 'code',
  markdown(tree, context) {
    if (!/```|~~~/.test(context.source.text)) return;
    const reported = new Set<string>();
    walkNodes<Nodes>(tree, (node) => {
      if (node.type !== 'code' || !node.lang) return;
      if (readDirective(node.lang, node.meta ?? '') !== undefined) {
        // It is reported as what it is: no language, and no formula.
        node.lang = null;
        node.meta = null;
        return;
      }
      if (!node.meta && /^[a-z]+$/.test(node.lang) && !isAlias(node.lang)) return;
      const info = `${node.lang} ${node.meta ?? ''}`;
      const cell = isCell(info) ? takeCellOptions(node.value) : undefined;
      if (cell !== undefined) node.value = cell.code;
      const { language, ignored, ...labels } = readCodeInfo(info, cell?.options);
      node.lang = language ?? null;
      node.meta = null;
      node.data = { ...node.data, hProperties: writeLabels(labels) };
      for (const text of ignored) {
        if (reported.has(text)) continue;
        reported.add(text);
        const message = `"${text}" after the language of a code block is ignored.`;
        context.report(
          diagnose('code-info-known', placeOfInfo(node, context), message, { hint: hintForOption(text) }),
        );
      }
    });
  },
  async html(tree, context) {
    const blocks = findBlocks(tree);
    for (const { pre } of blocks) pre.properties.className = ['code'];
    await colour(blocks, context);
    for (const { pre, code: element, index, parent } of blocks) showLabels(pre, element, index, parent);
  },
};

async function colour(blocks: readonly CodeBlock[], context: FeatureContext): Promise<void> {
  const named = blocks.filter((block) => block.language !== undefined && !plainNames.has(block.language));
  if (named.length === 0) return;
  const { highlight, languages } = await context.highlighter();
  const unknown = new Set<string>();
  let length = 0;
  for (const { code: element, language = '' } of named) {
    if (languages.includes(language)) {
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
            hint: hintFor(language, languages),
          },
        ),
      );
    }
  }
}

/** In UTF-16 code units. The expressions of some languages need time that grows with the square of a line. */
const longestLine = 2_000;

/** The same, of all code of an article: a second or two, and 10,000 lines. */
const mostColoured = 500_000;

/** Why a block is left without colours, and what to do. `length` is the length of all code up to its end. */
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

function hintForOption(text: string): string {
  return /^(?:echo|include)/i.test(text)
    ? 'Remove the block, if readers should not see its code.'
    : 'Remove it: a language, a title="…", the numbers of lines {1,3-5} and linenos are shown.';
}

function hintFor(language: string, known: readonly string[]): string {
  const callout = calloutFor(language);
  if (callout !== undefined) return `For a callout, write :::${callout} before the text and ::: after it.`;
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
  visitElements(tree, (pre, index, parent) => {
    // Of code in a line, which has no labels.
    if (pre.tagName === 'code') dropLabels(pre);
    const [element] = pre.children;
    if (pre.tagName !== 'pre' || element?.type !== 'element' || element.tagName !== 'code') return undefined;
    const names = element.properties.className;
    const language = Array.isArray(names)
      ? names.map(String).find((name) => name.startsWith('language-'))
      : undefined;
    blocks.push({
      index,
      parent,
      pre,
      code: element,
      language: language?.slice('language-'.length).toLowerCase(),
    });
    return SKIP;
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
