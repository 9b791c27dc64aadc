import type { Element, Root } from 'hast';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { FeatureContext } from './feature.ts';
import { visitElements } from './visit-elements.ts';

/** A length in pixels, or a part of the width of the text. */
const imageLength = /^ *\d{1,5}(\.\d+)? *(px|%)? *$/;

/**
 * What an article may hold. The schema starts from GitHub's and adds what the dialect itself makes before this
 * step; everything a feature makes later is not touched by it.
 */
const schema: Schema = {
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
      'ariaDescribedBy',
      ['className', 'data-footnote-backref'],
    ],
    aside: [['className', /^callout(-[a-z]+)?$/], 'role'],
    code: [['className', /^language-/, 'math-inline', 'math-display']],
    figure: [['className', 'figure']],
    img: ['src', 'alt', 'title', ['width', imageLength], ['height', imageLength]],
    p: [['className', 'callout-title']],
    time: ['dateTime'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    ol: [...(defaultSchema.attributes?.['ol'] ?? []), 'start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    details: ['open'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
  },
  protocols: {
    href: ['http', 'https', 'mailto', 'tel'],
    cite: ['http', 'https'],
  },
};

/** Makes the tree safe, and says of each element and address that it takes out. */
export function sanitizeTree(tree: Root, context: FeatureContext): Root {
  visitElements(tree, (node) => {
    reportElement(node, context);
    nameAnchor(node);
    // Ids that begin so are those of the page or the book around the article.
    if (String(node.properties.id).startsWith('--')) delete node.properties.id;
  });
  return sanitize(tree, schema) as Root;
}

/** `<a name="x">`, as HTML 4 has it, is an anchor as `<a id="x">` is. */
function nameAnchor({ tagName, properties }: Element): void {
  const { id, name } = properties;
  if (tagName === 'a' && id === undefined && typeof name === 'string' && !/[\s\0]/.test(name) && name !== '')
    properties.id = name;
}

function reportElement(node: Element, context: FeatureContext): void {
  if (!schema.tagNames?.includes(node.tagName)) {
    context.report(
      diagnose(
        'html-allowed',
        context.place(node),
        `The element <${node.tagName}> is not allowed and is left out.`,
        {
          hint: hintForElement(node),
        },
      ),
    );
  }
  const handler = Object.keys(node.properties).find((name) => /^on/i.test(name) || name === 'style');
  if (handler !== undefined) {
    context.report(
      diagnose(
        'html-allowed',
        context.place(node),
        `The attribute ${handler.toLowerCase()} is not allowed and is left out.`,
        { hint: hintForAttribute(node, handler) },
      ),
    );
  }
  const { href } = node.properties;
  if (typeof href === 'string' && !isSafe(href)) {
    context.report(
      diagnose('link-safe', context.place(node), `The address "${href}" is of a kind that is not allowed.`, {
        hint: 'Addresses begin with https:, http:, mailto: or tel:, or are paths to files of the publication.',
      }),
    );
  }
}

const embedded = new Set(['audio', 'embed', 'iframe', 'object', 'source', 'track', 'video']);

function hintForElement({ tagName: name, properties: { src } }: Element): string {
  if (embedded.has(name))
    return `Write a link: [what it is](${typeof src === 'string' ? src.slice(0, 200) : 'film.mp4'}).`;
  if (name === 'script' || name === 'style') return 'Remove it: an article holds no scripts and no styles.';
  if (name === 'center' || name === 'font' || name === 'big')
    return 'Remove the tags: the look of a text comes from the style sheets.';
  return `Use Markdown or a callout instead. For the signs themselves, write \`<${name}>\`.`;
}

function hintForAttribute({ tagName }: Element, attribute: string): string {
  if (attribute !== 'style') return 'Remove it: nothing in an article runs.';
  return tagName === 'img'
    ? 'Write width="50%" for a part of the width of the text.'
    : 'Remove it: the look of a text comes from the style sheets.';
}

function isSafe(address: string): boolean {
  // A browser takes no notice of line ends and control characters in a scheme (WHATWG URL, section 4.4).
  const seen = address.replaceAll(/[\0-\x20]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
  return scheme === undefined || (schema.protocols?.['href'] ?? []).includes(scheme);
}
