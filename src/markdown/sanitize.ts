import type { Element, Parents, Root } from 'hast';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { find, html } from 'property-information';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { FeatureContext } from './feature.ts';
import { renamePresentation } from './presentation.ts';
import { visitElements } from './visit-elements.ts';

/** A length in pixels, or a part of the width of the text. */
const imageLength = /^ *\d{1,5}(\.\d+)? *(px|%)? *$/;

const alignment = /^align-(?:left|center|right)$/;

/**
 * What an article may contain. The schema starts from GitHub's and adds what the dialect itself makes before this
 * step; everything a feature makes later is not touched by it.
 */
export const schema: Schema = {
  ...defaultSchema,
  // Ids are unique in a page and no script reads them, so that none needs a prefix.
  clobber: [],
  clobberPrefix: '',
  // Left out with all that is in them: their text is no text for a reader.
  strip: [
    'script',
    'style',
    'template',
    'title',
    'svg',
    'iframe',
    'object',
    'noscript',
    'textarea',
    'select',
  ],
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    'abbr',
    'caption',
    'aside',
    'mark',
    'figure',
    'figcaption',
    'cite',
    'dfn',
    'time',
    'u',
    'wbr',
    'small',
    'bdi',
    'bdo',
  ].filter((name) => !['picture', 'source', 'strike', 'tt'].includes(name)),
  attributes: {
    ...defaultSchema.attributes,
    '*': ['id', 'title', 'lang', 'dir', 'ariaLabel'],
    a: [
      'href',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'dataNamed',
      'dataReference',
      'ariaDescribedBy',
      ['className', 'data-footnote-backref'],
    ],
    aside: [['className', /^callout(-[a-z]+)?$/], 'role'],
    code: [
      ['className', /^language-/, 'math-inline', 'math-display', 'math-named'],
      'dataDiagram',
      'dataTitle',
      'dataMarked',
      'dataNumbered',
    ],
    figure: [['className', 'figure', 'figure-group', 'table-group']],
    img: ['src', 'alt', 'title', ['width', imageLength], ['height', imageLength]],
    p: [['className', 'callout-title', 'tab-label', /^caption-of-(?:next|previous)$/, alignment]],
    div: [
      ['className', 'tab', alignment],
      ['role', 'group'],
    ],
    h1: [['className', alignment]],
    h2: [['className', 'sr-only', alignment]],
    h3: [['className', alignment]],
    h4: [['className', alignment]],
    h5: [['className', alignment]],
    h6: [['className', alignment]],
    span: [['className', 'smallcaps']],
    time: ['dateTime'],
    td: [['align', 'left', 'center', 'right'], 'colSpan', 'rowSpan'],
    th: [['align', 'left', 'center', 'right'], 'colSpan', 'rowSpan', 'scope'],
    ol: [...(defaultSchema.attributes?.['ol'] ?? []), 'start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    li: [...(defaultSchema.attributes?.['li'] ?? []), 'value'],
    details: ['open'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
  },
  protocols: {
    href: ['http', 'https', 'mailto', 'tel'],
    cite: ['http', 'https'],
  },
};

/** Makes the tree safe, and says of each element, attribute and address that it takes out. */
export function sanitizeTree(tree: Root, context: FeatureContext): Root {
  const reportUnsafe = unsafeReporter(context);
  visitElements(tree, (node, _index, parent) => {
    reportUnsafe(node, parent);
    return undefined;
  });
  return sanitize(tree, schema) as Root;
}

/**
 * Says of each element, parents first, what the sanitiser will take out of it. Outdated presentation that classes replace
 * is renamed before.
 */
export function unsafeReporter(context: FeatureContext): (node: Element, parent: Parents) => void {
  const holdsHtml = context.source.text.includes('<');
  /** Drawings and formulas, which are reported as a whole. */
  const foreign = new Set<Parents>();
  return (node, parent) => {
    if (holdsHtml) renamePresentation(node);
    const isPart = foreign.has(parent);
    if (isPart || node.tagName === 'svg' || node.tagName === 'math') foreign.add(node);
    reportElement(node, isPart, context);
    if (holdsHtml) reportAttributes(node, context);
    // Ids that begin so are those of the page or the book around the article.
    if (String(node.properties.id).startsWith('--')) delete node.properties.id;
  };
}

function reportElement(node: Element, isPart: boolean, context: FeatureContext): void {
  if (!isPart && !schema.tagNames?.includes(node.tagName)) {
    context.report(
      diagnose('html-allowed', context.place(node), describeRefusal(node.tagName), {
        hint: hintForElement(node),
      }),
    );
  }
  const { href } = node.properties;
  if (typeof href === 'string' && !isSafe(href)) {
    context.report(
      diagnose('link-safe', context.place(node), `The URL "${href}" is of a kind that is not allowed.`, {
        hint: 'URLs start with https:, http:, mailto: or tel:, or are paths to files of the publication.',
      }),
    );
  }
}

export function describeRefusal(name: string): string {
  return `The element <${name}> is not allowed and is left out.`;
}

const embedded = new Set(['audio', 'embed', 'iframe', 'object', 'source', 'track', 'video']);
const ofForms = new Set(
  'button datalist fieldset form input label legend meter optgroup option output progress select textarea'.split(
    ' ',
  ),
);
const oldLooks = new Set(['basefont', 'big', 'blink', 'center', 'font', 'marquee', 'nobr']);

function hintForElement({ tagName: name, properties: { src } }: Element): string {
  if (embedded.has(name))
    return `Write a link: [what it is](${typeof src === 'string' ? src.slice(0, 200) : 'film.mp4'}).`;
  if (name === 'script' || name === 'style') return 'Remove it: articles cannot contain scripts or styles.';
  if (name === 'svg')
    return 'Save the drawing as a file beside the article, and show it: ![What it shows](drawing.svg).';
  if (name === 'math') return 'Write the formula in TeX: $x^2$.';
  if (name === 'picture') return 'Remove its tags: the <img> inside is enough.';
  if (ofForms.has(name)) return 'Remove the tags: articles have no forms. Link to a page that has one.';
  if (oldLooks.has(name)) return 'Remove the tags: the look of the text comes from the style sheets.';
  return `Use Markdown or a callout instead. To show the tag itself, write \`<${name}>\`.`;
}

/** How a browser loads or follows something, class names of other style sheets, and what is reported elsewhere. */
const unreported = new Set(
  'loading decoding fetchPriority referrerPolicy crossOrigin rel target xmlns href cite markdown className'.split(
    ' ',
  ),
);

/** One element has no place for all: what the parent allows is not asked. */
const alone: Schema = { ...schema, ancestors: {}, required: {} };

function reportAttributes({ tagName, properties, position }: Element, context: FeatureContext): void {
  if (!schema.tagNames?.includes(tagName)) return;
  const names = Object.keys(properties).filter((name) => !unreported.has(name));
  if (names.length === 0) return;
  const kept = sanitize({ type: 'element', tagName, properties, children: [] }, alone) as Element;
  const lost = names.filter((name) => String(kept.properties[name]) !== String(properties[name]));
  if (lost.length === 0) return;
  const attributes = lost.map((name) => find(html, name).attribute).join(', ');
  const message =
    lost.length === 1
      ? `The attribute ${attributes} is not allowed and is left out.`
      : `The attributes ${attributes} are not allowed and are left out.`;
  context.report(
    diagnose('html-allowed', context.place({ type: tagName, ...(position ? { position } : {}) }), message, {
      hint: hintForAttributes(tagName, lost),
    }),
  );
}

function hintForAttributes(tagName: string, lost: readonly string[]): string | undefined {
  if (lost.some((name) => /^on/i.test(name))) return 'Remove it: nothing in an article is executed.';
  if (!lost.includes('style')) return undefined;
  return tagName === 'img'
    ? 'Write width="50%" for half the width of the text.'
    : "The look of the text comes from the publication's style sheets.";
}

function isSafe(address: string): boolean {
  // A browser takes no notice of line ends and control characters in a scheme (WHATWG URL, section 4.4).
  const seen = address.replaceAll(/[\0-\x20]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
  return scheme === undefined || (schema.protocols?.['href'] ?? []).includes(scheme);
}
