import { calloutFrame, detailsFrame, namedFrame } from '../../markdown/callouts.ts';
import type { Shortcode, ShortcodeChoice } from '../../markdown/convert-shortcodes.ts';
import { nameOf, stemOf } from '../../markdown/file-paths.ts';
import { linkToMedia } from '../../markdown/media.ts';
import type { Conversion, Page } from '../../markdown/page.ts';
import type { Data } from '../../markdown/read-data.ts';
import { textOf } from '../../markdown/values.ts';

/** What becomes of the shortcodes of Hugo and of its best-known themes. `params`: those of the site. */
export function chooseShortcode(
  shortcode: Shortcode,
  { page, site }: Conversion,
  params: Data,
): ShortcodeChoice {
  const { name, named, listed, inner } = shortcode;
  const first = listed[0];
  const title = named['title'] ?? named['summary'] ?? named['header'] ?? named['caption'];
  switch (name) {
    case 'ref':
    case 'relref':
      return findReference(named['path'] ?? first ?? '', page, site.pages) ?? named['path'] ?? first;
    case 'param':
      return textOf(page.values[first ?? '']) ?? textOf(params[first ?? '']);
    case 'figure':
    case 'img':
    case 'image':
    case 'imgproc':
      return figureOf(shortcode);
    case 'highlight':
      return `\n\`\`\`${first ?? named['lang'] ?? ''}\n${(inner ?? '').replace(/^\n|\n$/g, '')}\n\`\`\`\n`;
    case 'code-toggle':
      return inner === undefined ? undefined : configurationOf(inner, named['file']);
    case 'mermaid':
    case 'plantuml':
      return inner === undefined ? undefined : `\n\`\`\`${name}\n${inner.replace(/^\n|\n$/g, '')}\n\`\`\`\n`;
    case 'katex':
    case 'math':
    case 'latex':
      return inner === undefined
        ? undefined
        : /\n|display/.test(inner + (first ?? ''))
          ? `\n$$\n${inner.trim()}\n$$\n`
          : `$${inner.trim()}$`;
    case 'details':
    case 'expand':
    case 'spoiler':
    case 'collapse':
      return inner === undefined ? undefined : detailsFrame(title ?? first ?? 'Details');
    case 'tabs':
    case 'tabpane':
    case 'cards':
    case 'cardpane':
    case 'columns':
    case 'steps':
    case 'alignment':
      return inner === undefined ? undefined : { open: '', close: '' };
    case 'tab':
      return tabOf(shortcode, named['name'] ?? title ?? first ?? '');
    case 'email': {
      const address = named['user'] === undefined ? first : `${named['user']}@${named['domain'] ?? ''}`;
      return address === undefined ? undefined : `[${address}](mailto:${address})`;
    }
    case 'new-in':
    case 'deprecated-in':
      return first === undefined ? undefined : `(${name.replace('-', ' ')} ${first})${inner ?? ''}`;
    case 'comment':
      return inner === undefined ? undefined : '';
    case 'toc':
    case '_toc':
      return '';
    case 'button':
    case 'card':
    case 'link': {
      const address = named['href'] ?? named['link'] ?? named['url'] ?? named['relref'];
      return address === undefined
        ? undefined
        : `[${(inner ?? title ?? named['text'] ?? address).trim()}](<${address}>)`;
    }
    default:
      return (
        linkToMedia(name, named['id'] ?? named['user'] ?? first, listed[1] ?? named['id']) ??
        calloutOf(shortcode, title)
      );
  }
}

/** A tab without a content is a label before the others. In a `tabpane` of Docsy, tabs hold code unless they say otherwise. */
function tabOf({ named, listed, inner, parent }: Shortcode, title: string): ShortcodeChoice {
  if (inner === undefined) return title === '' ? undefined : `**${title}**`;
  const isText = (named['text'] ?? parent.named['text'] ?? 'false') !== 'false' || named['right'] === 'true';
  if (parent.name !== 'tabpane' || isText || /^\s*(?:```|~~~)/.test(inner)) return namedFrame(title);
  const language = named['lang'] ?? listed[1] ?? parent.named['lang'] ?? '';
  const fence = inner.includes('```') ? '````' : '```';
  return `\n**${title}**\n\n${fence}${language}\n${inner.replace(/^[ \t]*\n|\s*$/g, '')}\n${fence}\n`;
}

/** A configuration that the site shows in three languages, in the one in which it is written. */
function configurationOf(inner: string, file: string | undefined): string {
  const text = inner.replace(/^\n|\s*$/g, '');
  const language = /^\s*[[\w.-]+\s*=|^\s*\[/.test(text) ? 'toml' : /^\s*\{/.test(text) ? 'json' : 'yaml';
  const title = file === undefined ? '' : ` title="${file}"`;
  return `\n\`\`\`${language}${title}\n${text}\n\`\`\`\n`;
}

function calloutOf(shortcode: Shortcode, title: string | undefined): ShortcodeChoice {
  const { name, named, listed, inner } = shortcode;
  const text = named['text'] ?? named['content'];
  if (inner === undefined) {
    const frame = text === undefined ? undefined : calloutOf({ ...shortcode, inner: text }, title);
    return typeof frame === 'object' ? `\n${frame.open}\n${text ?? ''}\n${frame.close}\n` : undefined;
  }
  const isGeneral =
    /^(?:notice|alert|callout|admonition|hint|blockquote|box|message|tip-box|highlight-box)$/.test(name);
  if (!isGeneral) return calloutFrame(name, title ?? listed[0]);
  const kind = named['type'] ?? named['kind'] ?? named['color'] ?? listed[0] ?? 'note';
  const label = title ?? listed.slice(1).find((one) => one !== kind);
  return calloutFrame(kind, label) ?? calloutFrame('note', label);
}

function figureOf({ named, listed }: Shortcode): ShortcodeChoice {
  const src = named['src'] ?? listed[0];
  if (src === undefined) return undefined;
  const caption = [named['title'], named['caption'], named['attr']].filter(Boolean).join(' ');
  const alt = (named['alt'] ?? caption).replaceAll(/[[\]\n]/g, ' ').trim();
  const title = caption === '' ? '' : ` "${caption.replaceAll('"', '\\"')}"`;
  const image = `![${alt}](<${src}>${title})`;
  return named['link'] === undefined || caption !== '' ? `\n${image}\n` : `[${image}](<${named['link']}>)`;
}

/** `ref` finds a page by its path, or by its name alone. The address begins at the folder of the texts. */
function findReference(written: string, from: Page, pages: readonly Page[]): string | undefined {
  const [path = '', hash] = written.split('#', 2);
  const fragment = hash === undefined ? '' : `#${hash}`;
  if (path === '') return fragment;
  const wanted = path.replace(/^\/|\/$|(?:\/_?index)?\.md$/g, '').toLowerCase();
  const keyOf = ({ file }: Page) =>
    file.replace(/(?:\/_?index)?(?:\.[a-z]{2,3}(?:-[a-z]+)?)?\.(?:md|markdown)$/i, '').toLowerCase();
  const candidates = pages.filter((page) => keyOf(page) === wanted || keyOf(page).endsWith(`/${wanted}`));
  const inLanguage = candidates.find(({ facts }) => facts.language === from.facts.language);
  const page = inLanguage ?? candidates[0] ?? pages.find(({ file }) => stemOf(file) === nameOf(wanted));
  return page === undefined ? undefined : `/${page.file}${fragment}`;
}
