import type { ContainerDirective } from 'mdast-util-directive';
import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { calloutFor, type CalloutKind } from '../../article-checks/dialects/callout-names.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import { type Words, languageOfPhrase } from '../../model/words.ts';
import { type Feature, type FeatureContext, isMade } from '../feature.ts';
import { isTheorem } from '../../article-checks/dialects/callout-names.ts';

const titles = {
  note: 'calloutNote',
  tip: 'calloutTip',
  important: 'calloutImportant',
  warning: 'calloutWarning',
  example: 'calloutExample',
  summary: 'calloutSummary',
  aside: 'calloutAside',
} as const satisfies Record<CalloutKind, string>;

const kinds = Object.keys(titles);

/** Callouts and asides: `:::note[A title]`, by the names of other dialects too. */
export const callouts: Feature = {
  name: 'callouts',
  markdown(_tree, context, nodes) {
    const counts = new Map<string, number>();
    for (const node of nodes.of('containerDirective')) {
      if (isMade(node)) continue;
      const kind = calloutFor(node.name);
      if (kind !== undefined) {
        makeCallout(node, kind, context.words);
        reportAttributes(node);
      } else if (isTheorem(node.name)) {
        makeTheorem(node, counts, context);
        reportAttributes(node);
      } else reportUnknown(node.name, node);
    }
    for (const node of nodes.of('leafDirective')) if (!isMade(node)) reportUnknown(node.name, node);

    function reportAttributes(node: ContainerDirective) {
      const { title, ...others } = node.attributes ?? {};
      if (title === undefined && Object.keys(others).every((name) => name === 'id')) return;
      context.report(
        diagnose('dialect-known', context.place(node), 'The attributes of a callout are left out.', {
          hint: title ? `Write its title in brackets: :::${node.name}[${title}].` : 'Remove them.',
        }),
      );
    }

    function reportUnknown(name: string, node: Parameters<typeof context.place>[0]) {
      context.report(
        diagnose('directive-known', context.place(node), `There is no directive "${name}".`, {
          hint: didYouMean(name, kinds) ?? `Callouts are ${kinds.join(', ')}.`,
        }),
      );
    }
  },
};

/** One in another language than the article's is isolated from it. */
function phrase(words: Words, key: string): PhrasingContent {
  const text: Text = { type: 'text', value: words(key) };
  const language = languageOfPhrase(words, key);
  return language.lang === undefined
    ? text
    : { type: 'emphasis', data: { hName: 'span', hProperties: language }, children: [text] };
}

/** Nothing refers to these. */
const unnumbered = /^(?:proof|solution|remark)$/;

/** A theorem is a note that says what it is. One with an id has a number among those of its name. */
function makeTheorem(
  node: ContainerDirective,
  counts: Map<string, number>,
  { words, labels }: FeatureContext,
): void {
  const { name } = node;
  const id = node.attributes?.['id'];
  const number = id && !unnumbered.test(name) ? (counts.get(name) ?? 0) + 1 : undefined;
  const key = `theorem.${name}`;
  const shown = [phrase(words, key)];
  if (number !== undefined && id) {
    counts.set(name, number);
    labels.set(id, { text: `${words(key)} ${number}`, number });
    shown.push({ type: 'text', value: ` ${number}` });
  }
  const title = labelOf(node);
  if (title === undefined) node.children.unshift(makeLabel(shown));
  else title.children = [...shown, { type: 'text', value: ': ' }, ...title.children];
  makeCallout(node, 'note', words);
}

function makeLabel(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', data: { directiveLabel: true }, children };
}

function labelOf({ children: [first] }: ContainerDirective): Paragraph | undefined {
  return first?.type === 'paragraph' && first.data?.directiveLabel === true ? first : undefined;
}

function makeCallout(node: ContainerDirective, kind: CalloutKind, words: Words): void {
  const label = labelOf(node);
  const title = label ?? makeLabel([phrase(words, titles[kind])]);
  title.data = { hName: 'p', hProperties: { className: ['callout-title'] } };
  node.children = [title, ...(label === undefined ? node.children : node.children.slice(1))];
  const { id } = node.attributes ?? {};
  node.data = {
    hName: 'aside',
    hProperties: { className: ['callout', `callout-${kind}`], role: 'note', ...(id ? { id } : {}) },
  };
}
