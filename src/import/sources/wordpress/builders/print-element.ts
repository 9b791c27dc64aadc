import { escapeHtml } from '../../../html/escape-html.ts';
import { isFields, textOf, type BuilderElement, type Fields } from './element.ts';

/**
 * An element as HTML, in the order in which readers see it: its title, then its other texts and pictures, then what is in it.
 * Builders and their hundreds of add-ons name settings as they like, so a text is known by how the name of its setting ends.
 */
export function printElement(element: BuilderElement, skipped: (kind: string) => void): string {
  const { kind, settings, children } = element;
  if (ofSite.test(kind)) {
    skipped(kind);
    return '';
  }
  const inside = children.map((child) => printElement(child, skipped)).join('');
  return `${isFields(settings) ? printFields(settings, kind, 0) : ''}${inside}`;
}

/** Forms, menus and lists of the site. */
const ofSite =
  /(?:^|[-_])(?:forms?|menu|nav(?:igation)?|search|share|socials?|posts?|post-(?!content)\w+|archive|login|cart|breadcrumbs?|sidebar|map|comments?|products?|woocommerce\S*|countdown|rating)(?:$|[-_])/i;

/** In levels: settings hold lists of items, which hold pictures and links. */
const deepest = 6;

function printFields(fields: Fields, kind: string, depth: number): string {
  if (depth > deepest) return '';
  const link = linkOf(fields);
  const entries = Object.entries(fields)
    .map(([name, value]) => [nameOf(name), value] as const)
    .filter(([name]) => !ofLooks.test(name));
  const isTitle = ([name]: readonly [string, unknown]) => titles.test(name);
  const ordered = [...entries.filter(isTitle), ...entries.filter((entry) => !isTitle(entry))];
  return ordered
    .map(([name, value]) => {
      if (typeof value === 'string') return printText(name, value, fields, kind, link);
      if (Array.isArray(value)) return printItems(name, value, kind, depth);
      return isFields(value) ? (pictureOf(name, value) ?? printFields(value, kind, depth + 1)) : '';
    })
    .join('');
}

/** `iconBox_titleText` and `icon-box-title` as `icon_box_title`. */
function nameOf(name: string): string {
  return name
    .replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('-', '_')
    .toLowerCase();
}

const ofLooks =
  /^_|typograph|style|colou?r|background|border|margin|padding|animation|responsive|css|condition|visib|font|hover|motion|shadow|selector|classes?$|attributes|query|overlay|icon$|(?:^|_)(?:link|id|tag|size|width|height|align|position|type|target|rel)$/;
const titles = /(?:^|_)(?<!sub_)(?:title|heading|headline|question)(?:_text)?$/;
const texts =
  /(?:^|_)(?:texts?|content|editor|html|description|desc|caption|quote|blockquote|answer|subtitle|sub_title|sub_heading|label|body|paragraph|message|excerpt|intro|code|author|job|cite|shortcode|line|before|after|prefix|suffix|details)(?:_text)?$|(?:testimonial|person|member)_name$/;
const addresses = /(?:^|_)(?:youtube|vimeo|video|audio|embed|oembed|media)(?:_(?:url|link|src))?$|^url$/;
const pictures = /(?:^|_)(?:image|photo|picture|img|logo|avatar)s?(?:_(?:src|url))?$|^(?:src|url)$/;

function printText(name: string, value: string, fields: Fields, kind: string, link: string): string {
  const text = value.trim();
  if (text === '') return '';
  if (pictures.test(name) && isPicture(text)) return picture(text, textOf(fields['alt']), '');
  if (addresses.test(name) && /^https?:\/\//.test(text)) return paragraph(escapeHtml(text), text);
  if (titles.test(name) && kind !== listItem)
    return heading(text, levelOf(fields) ?? (/head|title/i.test(kind) ? 2 : 3));
  if (!(texts.test(name) || titles.test(name)) || !/[\p{L}\p{N}[]/u.test(text)) return '';
  if (/<(?:p|div|h\d|ul|ol|table|figure|blockquote|pre)\b/i.test(text) || text.startsWith('['))
    return `${text}\n\n`;
  if (/^h[1-6]$/i.test(textOf(fields['tag'])) || /^(?:heading|headline)$/i.test(kind))
    return heading(text, levelOf(fields) ?? 2);
  return paragraph(text, link);
}

/** A text, as a link where it has an address. */
function paragraph(html: string, link: string): string {
  return link === '' ? `<p>${html}</p>\n\n` : `<p><a href="${escapeHtml(link)}">${html}</a></p>\n\n`;
}

function heading(text: string, level: number): string {
  return `<h${String(level)}>${text}</h${String(level)}>\n\n`;
}

function printItems(name: string, values: readonly unknown[], kind: string, depth: number): string {
  const isList = /(?:^|_)list$/.test(name) || /^(?:list|icon-list)$/.test(kind);
  const items = values
    .filter(isFields)
    .map((item) => pictureOf(name, item) ?? printFields(item, isList ? listItem : kind, depth + 1));
  if (!isList) return items.join('');
  const written = items.filter((item) => item !== '').map((item) => `<li>${item.trim()}</li>`);
  return written.length === 0 ? '' : `<ul>${written.join('')}</ul>\n\n`;
}

/** The kind of the items of a list, whose titles are no headings. */
const listItem = 'item of a list';

/** A heading of the first level is the title of the page. */
function levelOf(fields: Fields): number | undefined {
  const written = Object.entries(fields).find(
    ([name, value]) => /(?:^|_)(?:tag|size|level)$/i.test(nameOf(name)) && /^h[1-6]$/i.test(textOf(value)),
  );
  return written === undefined ? undefined : Math.max(2, Number(textOf(written[1]).slice(1)));
}

function linkOf({ link }: Fields): string {
  return isFields(link) ? textOf(link['url']) : textOf(link);
}

function pictureOf(name: string, value: Fields): string | undefined {
  const url = textOf(value['url']) || textOf(value['src']) || textOf(value['full']);
  if (!isPicture(url) || !/image|photo|picture|img|logo|avatar|galler|slide|carousel/.test(name))
    return undefined;
  return picture(url, textOf(value['alt']), textOf(value['id']));
}

function picture(url: string, alt: string, id: string): string {
  return `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" class="wp-image-${escapeHtml(id)}">\n\n`;
}

function isPicture(text: string): boolean {
  return /^(?:https?:)?\/[^\s"<>]+\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?\S*)?$/i.test(text);
}
