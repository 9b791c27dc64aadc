import type { ContainerDirective } from 'mdast-util-directive';
import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { calloutFor, type CalloutKind } from '../../article-checks/dialects/callout-names.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { Words } from '../../model/words.ts';
import type { Feature } from '../feature.ts';
import { mayHoldContainers } from '../foreign/rewrite-blocks.ts';
import { languageOfPhrase } from '../language-of-words.ts';

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
  markdown(tree, context) {
    if (!mayHoldContainers(context.source.text)) return;
    visit(tree, (node) => {
      // A plug-in has said what it becomes.
      if ('data' in node && node.data !== undefined && 'hName' in node.data) return;
      if (node.type === 'containerDirective') {
        const kind = calloutFor(node.name);
        if (kind !== undefined) {
          makeCallout(node, kind, context.words);
          reportAttributes(node);
        } else reportUnknown(node.name, node);
      } else if (node.type === 'leafDirective') {
        reportUnknown(node.name, node);
      }
    });

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

function makeCallout(node: ContainerDirective, kind: CalloutKind, words: Words): void {
  const [first] = node.children;
  const hasLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const title: Paragraph = hasLabel ? first : { type: 'paragraph', children: [phrase(words, titles[kind])] };
  title.data = { hName: 'p', hProperties: { className: ['callout-title'] } };
  node.children = [title, ...(hasLabel ? node.children.slice(1) : node.children)];
  const { id } = node.attributes ?? {};
  node.data = {
    hName: 'aside',
    hProperties: { className: ['callout', `callout-${kind}`], role: 'note', ...(id ? { id } : {}) },
  };
}
