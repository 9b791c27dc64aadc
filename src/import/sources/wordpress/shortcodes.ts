import { decodeAddress } from '../../../model/decode-address.ts';
import { escapeHtml } from '../../html/escape-html.ts';
import { internal } from '../../html/internal.ts';
import { isProtectingName, isProtectingShortcode } from './protected-parts.ts';
import type { PostContext } from './post-context.ts';
import { textInAttributes } from './builders/text-in-attributes.ts';
import { readShortcodes, type Shortcode, type ShortcodeNode } from './shortcode-tokens.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/** Turns the shortcodes of a text into HTML. What they enclose stays. */
export function convertShortcodes(html: string, context: PostContext): string {
  const withFormulas = html.replaceAll(/\$latex\s+([^$]+?)\$/g, (_whole, tex: string) =>
    math(decode(tex), false),
  );
  return printAll(readShortcodes(withFormulas, isShortcode), context);
}

/** Names that need no attribute to be known. Other brackets are text: `[sic]`. */
const known =
  /^(?:caption|wp_caption|gallery|embed|audio|video|playlist|code|sourcecode|source|highlight|php|python|js|javascript|css|html|xml|sql|bash|java|latex|math|tex|katex|toc|ref|fn|mfn|efn_note|footnotes?|note|sidenote|tabs?|tabgroup|accordions?|accordion-item|toggle|spoiler|column|row|button|quote|blockquote|dropcap|box|alert|restrict|private|membership|member|protected|premium|su_.+|one_(?:half|third|fourth).*|two_thirds?.*)$/;

function isShortcode(name: string, written: string): boolean {
  return (
    known.test(name) ||
    /[_-]/.test(name) ||
    /\s[\w-]+\s*=/.test(written) ||
    isProtectingName(name) ||
    isProtectingShortcode(name, {})
  );
}

function printAll(nodes: readonly ShortcodeNode[], context: PostContext, isBuilt = false): string {
  return nodes.map((node) => (typeof node === 'string' ? node : print(node, context, isBuilt))).join('');
}

/** Rows and columns of page builders. All shortcodes in them are elements of a page. */
const ofBuilder = /^(?:vc|et_pb|av|fusion|cs|mk)_/;

type Convert = (shortcode: Shortcode, inside: string, context: PostContext) => string;

function print(shortcode: Shortcode, context: PostContext, isBuilt: boolean): string {
  const { name, content } = shortcode;
  const isElement = isBuilt || ofBuilder.test(name);
  const inside = content === undefined ? '' : printAll(content, context, isElement);
  const isProtecting =
    isProtectingName(name) ||
    ((content !== undefined || isElement) && isProtectingShortcode(name, shortcode.attributes));
  if (isProtecting) context.protect(`the shortcode ${shortcode.written}`);
  const convert = conversions.find(([names]) => names.test(name))?.[1];
  if (convert !== undefined) return convert(shortcode, inside, context);
  if (isProtecting && content !== undefined && !isElement) return inside;
  if (isElement) return element(shortcode, inside, context);
  context.lose('shortcodes', shortcode.written, 'unconverted');
  return `<${internal.unconverted}>${escapeHtml(shortcode.written)}</${internal.unconverted}>${inside}`;
}

const conversions: readonly (readonly [RegExp, Convert])[] = [
  [/^(?:wp_)?caption$/, caption],
  [/^gallery$/, gallery],
  [/^(?:vc_raw_html|fusion_code)$/, rawHtml],
  [/^embed$|^(?:su_)?(?:youtube|vimeo|soundcloud|twitter|dailymotion)(?:_advanced)?$/, embed],
  [/^(?:su_)?(?:audio|video)$/, media],
  [/^playlist$/, playlist],
  [/^(?:code|sourcecode|source|highlight|php|python|js|javascript|css|html|xml|sql|bash|java)$/, code],
  [
    /^(?:latex|math|tex|katex)$/,
    ({ content }) => math(decode((content ?? []).filter((one) => typeof one === 'string').join('')), false),
  ],
  [/^(?:footnote|fn|ref|mfn|modern_footnote|efn_note|note|sidenote|su_footnote)$/, note],
  [/^(?:footnotes|efn_.*|toc|table-of-contents|su_(?:spacer|clear)|clear|spacer|divider_?\w*)$/, () => ''],
  [/^su_divider$/, () => '<hr>'],
  [
    /^(?:su_)?(?:spoiler|toggle|accordion-item|accordion_item)$|^(?:vc_tta_section|vc_toggle|et_pb_toggle|et_pb_accordion_item|fusion_toggle|av_toggle)$/,
    ({ attributes }, inside) =>
      `<details><summary>${attributes['title'] ?? attributes['0'] ?? '…'}</summary>\n\n${inside}\n\n</details>`,
  ],
  [
    /^(?:su_)?tab$|^(?:et_pb|fusion|av|vc)_tab$/,
    ({ attributes }, inside) =>
      `\n\n<strong>${attributes['title'] ?? attributes['0'] ?? ''}</strong>\n\n${inside}\n\n`,
  ],
  [
    /^(?:su_)?(?:note|box|service|alert|callout)$/,
    ({ attributes }, inside) =>
      `<aside class="note" title="${escapeHtml(attributes['title'] ?? '')}">${inside}</aside>`,
  ],
  [
    /^(?:su_)?(?:quote|blockquote|pullquote)$/,
    ({ attributes }, inside) =>
      `<blockquote>${inside}${attributes['cite'] === undefined ? '' : `\n\n<cite>${attributes['cite']}</cite>`}</blockquote>`,
  ],
  [/^su_(?:highlight|label)$/, (_shortcode, inside) => `<mark>${inside}</mark>`],
  [/^su_heading$/, (_shortcode, inside) => `<h3>${inside}</h3>`],
  [
    /^(?:su_)?(?:button|lightbox)$|^(?:vc_btn|et_pb_button)$/,
    ({ attributes }, inside) => {
      const href = attributes['url'] ?? attributes['link'] ?? attributes['href'] ?? attributes['src'] ?? '';
      return href === ''
        ? inside
        : `<a href="${escapeHtml(href)}">${inside || attributes['title'] || href}</a>`;
    },
  ],
  [
    /^(?:su_)?(?:tabs?|tabgroup|accordions?|row|column|list|frame|dropcap|animate|table)$|^(?:one|two|three)_\w+$|^(?:vc|et_pb|av|fusion|cs|mk)_/,
    layout,
  ],
];

/** Page builders keep headings, names, pictures and buttons in attributes. */
function layout(shortcode: Shortcode, inside: string, context: PostContext): string {
  const { name, attributes, content, written } = shortcode;
  const value = (...names: readonly string[]) =>
    names.map((name) => attributes[name]?.trim() ?? '').find((one) => one !== '') ?? '';
  const heading = value('title', 'heading', 'text', 'header');
  const src = value('src', 'image_url') || (written.includes('image') ? value('image') : '');
  const picture = context.attachment(src)?.url ?? (/^(?:https?:)?\/\S/.test(src) ? src : '');
  const person = value('author', 'name');
  const [button, address] = [value('button_text'), value('button_url', 'button_link')];
  const found = [
    heading === '' ? '' : `<h3>${heading}</h3>`,
    picture === ''
      ? ''
      : `<img src="${escapeHtml(picture)}" alt="${escapeHtml(value('alt'))}" class="size-full">`,
    inside,
    person === '' ? '' : `<cite>${person}</cite>`,
    button === '' || address === '' ? button : `<a href="${escapeHtml(address)}">${button}</a>`,
  ].filter((one) => one.trim() !== '');
  const isBare = heading === '' && picture === '' && person === '' && button === '';
  const more = isBare && ofBuilder.test(name) ? textInAttributes(shortcode, context) : '';
  if (more !== '') return `\n\n${more}${inside}\n\n`;
  if (found.length === 0 || (content === undefined && found.length === 1 && found[0] === inside))
    context.lose('shortcodes of layout', written, 'dropped');
  return `\n\n${found.join('\n\n')}\n\n`;
}

/** What themes and add-ons bring to a page builder, by the names of its attributes. */
function element(shortcode: Shortcode, inside: string, context: PostContext): string {
  const text = textInAttributes(shortcode, context);
  if (text === '' && inside.trim() === '') context.lose('shortcodes of layout', shortcode.written, 'dropped');
  return `\n\n${text}${inside}\n\n`;
}

/** WPBakery and Avada keep raw HTML encoded, so that editors leave it alone. */
function rawHtml({ content, written }: Shortcode, inside: string, context: PostContext): string {
  const encoded = (content ?? [])
    .filter((one) => typeof one === 'string')
    .join('')
    .trim();
  const html = decodeAddress(Buffer.from(encoded, 'base64').toString());
  if (html !== undefined && !html.includes('\uFFFD')) return `\n\n${html}\n\n`;
  context.lose('shortcodes', written, 'unconverted');
  return `<${internal.unconverted}>${escapeHtml(written)}</${internal.unconverted}>${inside}`;
}

function caption({ attributes }: Shortcode, inside: string): string {
  const [, picture = '', rest = ''] = /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([^]*)$/i.exec(
    inside,
  ) ?? ['', inside, ''];
  const text = rest.trim() || (attributes['caption'] ?? '');
  return `<figure class="wp-caption">${picture}${text === '' ? '' : `<figcaption>${text}</figcaption>`}</figure>`;
}

/** A gallery that names no pictures shows those that were uploaded with the post. */
function gallery({ attributes, written }: Shortcode, _inside: string, context: PostContext): string {
  const listed = idsIn(attributes['ids'] ?? attributes['include'] ?? '');
  const excluded = idsIn(attributes['exclude'] ?? '');
  const attached = context.attachedPictures(attributes['id']).filter((id) => !excluded.includes(id));
  const ordered = /^desc$/i.test(attributes['order'] ?? '') ? attached.toReversed() : attached;
  const shown = pictures(listed.length > 0 ? listed : ordered, context);
  if (shown !== '') return shown;
  context.lose('galleries whose pictures are not in the export', written, 'unconverted');
  return `<${internal.unconverted}>${escapeHtml(written)}</${internal.unconverted}>`;
}

function idsIn(list: string): string[] {
  return list.split(/[\s,]+/).filter(Boolean);
}

function pictures(ids: readonly string[], context: PostContext): string {
  return ids
    .map((id) => context.attachment(id))
    .map((one) =>
      one === undefined
        ? ''
        : `<figure><img src="${escapeHtml(one.url)}" alt="${escapeHtml(one.alt)}">${one.caption === '' ? '' : `<figcaption>${one.caption}</figcaption>`}</figure>`,
    )
    .filter(Boolean)
    .join('\n\n');
}

function playlist({ attributes, written }: Shortcode, _inside: string, context: PostContext): string {
  const tag = attributes['type'] === 'video' ? 'video' : 'audio';
  const urls = idsIn(attributes['ids'] ?? '').flatMap((id) => context.attachment(id)?.url ?? []);
  if (urls.length > 0) return urls.map((url) => `<${tag} src="${escapeHtml(url)}"></${tag}>`).join('\n\n');
  context.lose('lists of recordings that are not in the export', written, 'unconverted');
  return `<${internal.unconverted}>${escapeHtml(written)}</${internal.unconverted}>`;
}

function embed({ attributes }: Shortcode, inside: string): string {
  const url = inside.trim() || attributes['url'] || attributes['src'] || attributes['0'] || '';
  return /^https?:\/\//.test(url) ? `\n\n<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>\n\n` : inside;
}

function media({ name, attributes }: Shortcode, inside: string): string {
  const src = Object.entries(attributes).find(
    ([key, value]) => /^(?:src|url|mp[34]|m4[av]|ogg|ogv|webm|wav|\d)$/.test(key) && value !== '',
  )?.[1];
  const tag = name.endsWith('audio') ? 'audio' : 'video';
  return src === undefined
    ? inside
    : `<${tag} src="${escapeHtml(src)}" title="${escapeHtml(attributes['title'] ?? '')}"></${tag}>`;
}

function code({ name, attributes, content }: Shortcode): string {
  const given =
    attributes['language'] ??
    attributes['lang'] ??
    attributes['0'] ??
    (/^(?:code|sourcecode|source|highlight)$/.test(name) ? '' : name);
  const language = /^[\w#+.-]+$/.test(given) ? ` class="language-${given}"` : '';
  const text = decode((content ?? []).filter((one) => typeof one === 'string').join(''));
  return text.includes('\n')
    ? `<pre><code${language}>${escapeHtml(text)}</code></pre>`
    : `<code>${escapeHtml(text)}</code>`;
}

function note(_shortcode: Shortcode, inside: string): string {
  return inside.trim() === '' ? '' : `<${internal.note}>${inside}</${internal.note}>`;
}

function math(tex: string, isDisplay: boolean): string {
  return `<${internal.math} data-display="${String(isDisplay)}">${escapeHtml(tex.trim())}</${internal.math}>`;
}

const signs: Readonly<Record<string, string>> = lookupTable({
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#039;': "'",
  '&#39;': "'",
  '&amp;': '&',
  '&nbsp;': ' ',
});

/** Code in shortcodes is kept with or without references to characters. */
function decode(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#0?39|amp|nbsp);/g, (sign) => signs[sign] ?? sign);
}
