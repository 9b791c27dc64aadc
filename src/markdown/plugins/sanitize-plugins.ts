import type { Element, Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { html } from 'property-information';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { FeatureContext } from '../feature.ts';
import { schema, unsafeReporter } from '../sanitize.ts';
import { visitElements } from '../visit-elements.ts';
import { giveBack, isPublishers, takeGranted, type Granted } from './granted-attributes.ts';

const aria = Object.keys(html.property).filter((name) => name.startsWith('aria'));

const withoutClasses = Object.fromEntries(
  Object.entries(schema.attributes ?? {}).map(([tagName, allowed]) => [
    tagName,
    allowed.filter((one) => (typeof one === 'string' ? one : one[0]) !== 'className'),
  ]),
);

/** What an article may contain, and in the elements of plug-ins classes, roles, states, data, and how links open. */
const wideSchema: Schema = {
  ...schema,
  attributes: {
    ...withoutClasses,
    a: [...(withoutClasses['a'] ?? []), 'rel', ['target', '_blank']],
    '*': [...(schema.attributes?.['*'] ?? []), ...aria, 'className', 'role', ['tabIndex', 0, -1], 'data*'],
  },
};

/** Says later what Kolofon itself knows of an element, which nobody else may claim. */
const reserved = new Set(
  'Article Asset Citation Footnote FootnoteLabel Fragment Permalink Share'
    .split(' ')
    .map((name) => `data${name}`),
);

/** One element has no place for all: what the parent allows is not asked. */
const alone: Schema = { ...schema, ancestors: {}, required: {} };

/**
 * Takes from the elements of an author what only the publisher's code may set, before that code sees them, and says of
 * everything that the sanitiser will take out. Elements and addresses are left for plug-ins that know what to do with them.
 */
export function restrictWritten(tree: Root, granted: Granted, context: FeatureContext): ReadonlySet<Element> {
  const seen = new Set<Element>();
  const reportUnsafe = unsafeReporter(context);
  visitElements(tree, (node, _index, parent) => {
    seen.add(node);
    const own = takeGranted(node, granted);
    reportUnsafe(node, parent);
    dropPublishers(node);
    giveBack(node, own);
    return undefined;
  });
  return seen;
}

/** Leaves of such attributes those that an article may contain. */
function dropPublishers(node: Element): void {
  const { tagName, properties } = node;
  const written = Object.entries(properties);
  if (!written.some(([name]) => isPublishers(name))) return;
  const kept = sanitize({ type: 'element', tagName, properties, children: [] }, alone) as Element;
  node.properties = Object.fromEntries(
    written.flatMap(([name, value]) => {
      if (!isPublishers(name)) return [[name, value]];
      return kept.properties[name] === undefined ? [] : [[name, kept.properties[name]]];
    }),
  );
}

/** Makes a tree safe that plug-ins have changed, and says of each element of theirs that it takes out. */
export function sanitizePlugins(tree: Root, seen: ReadonlySet<Element>, context: FeatureContext): Root {
  visitElements(tree, (node) => {
    node.properties = Object.fromEntries(
      Object.entries(node.properties).filter(
        ([name, value]) => !reserved.has(name) && !(name === 'id' && String(value).startsWith('--')),
      ),
    );
    if (!seen.has(node) && wideSchema.tagNames?.includes(node.tagName) === false)
      context.report(
        diagnose(
          'html-allowed',
          context.place(node),
          `The element <${node.tagName}> of a plug-in is not allowed and is left out.`,
          { hint: 'Output of plug-ins is sanitised like text of authors.' },
        ),
      );
    return undefined;
  });
  return sanitize(tree, wideSchema) as Root;
}
