import { h } from 'hastscript';
import type { Element, ElementContent } from 'hast';
import { findElement, findElements, hasClass, isElement, propertyOf, textOf } from '../../html/elements.ts';
import { formula, unconverted } from '../../html/internal.ts';
import { parseJson } from '../../parse-json.ts';
import { isProtectedBlock, isProtectingName } from './protected-parts.ts';
import type { PostContext } from './post-context.ts';
import { makeParagraphs } from './paragraphs.ts';

interface Block {
  /** Without `core/`. */
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly children: readonly ElementContent[];
}

/** Reads the comments in which the block editor keeps what a block is. Between blocks is text of the classic editor. */
export function convertBlocks(
  children: readonly ElementContent[],
  context: PostContext,
  isTop = true,
): ElementContent[] {
  const ends = matchComments(children);
  const converted: ElementContent[] = [];
  let between: ElementContent[] = [];
  const endBetween = () => {
    const made = isTop ? makeParagraphs(between) : between;
    for (const node of made) converted.push(node);
    between = [];
  };
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined) continue;
    const end = ends.get(index);
    if (child.type === 'comment' && end !== undefined) {
      endBetween();
      const block = readComment(child.value);
      const inside = children.slice(index + 1, end);
      if (block !== undefined)
        for (const node of convertBlock({ ...block, children: inside }, context)) converted.push(node);
      index = Math.max(end, index);
    } else if (child.type === 'comment') {
      if (/^\s*nextpage/.test(child.value)) context.lose('page breaks', `<!--${child.value}-->`, 'dropped');
    } else if (isElement(child))
      between.push({ ...child, children: convertBlocks(child.children, context, false) });
    else between.push(child);
  }
  endBetween();
  return converted;
}

/** Where the block that begins in a comment ends; for one without content, where it begins. */
function matchComments(children: readonly ElementContent[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: { readonly name: string; readonly index: number }[] = [];
  children.forEach((child, index) => {
    if (child.type !== 'comment') return;
    const [, close, name = '', self] = /^\s*(\/)?wp:([\w/-]+)[^]*?(\/)?\s*$/.exec(child.value) ?? [];
    if (name === '') return;
    if (self !== undefined) ends.set(index, index);
    else if (close === undefined) open.push({ name, index });
    else if (open.at(-1)?.name === name) ends.set(open.pop()?.index ?? index, index);
  });
  return ends;
}

function readComment(value: string): Omit<Block, 'children'> | undefined {
  const [, name = '', written = ''] = /^\s*wp:([\w/-]+)\s*([^]*?)\s*\/?\s*$/.exec(value) ?? [];
  if (name === '') return undefined;
  return { name: name.replace(/^core\//, ''), settings: readSettings(written) };
}

function readSettings(written: string): Readonly<Record<string, unknown>> {
  const settings = parseJson(written);
  return typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>) : {};
}

function textSetting(settings: Block['settings'], ...names: readonly string[]): string {
  const value = names
    .map((name) => settings[name])
    .find((one) => typeof one === 'string' || typeof one === 'number');
  return value === undefined ? '' : String(value);
}

/** Lists, menus and forms of a site, which a page of Kolofon has of its own or does not need. */
const ofSite =
  /^(?:latest-(?:posts|comments)|archives|categories|tag-cloud|calendar|rss|search|loginout|navigation.*|page-list.*|query.*|post-.*|site-.*|template-part|social-link.*|comments?.*|avatar|read-more|term-description|home-link|pattern|spacer|more|footnotes|table-of-contents|jetpack\/(?:sharing|like|related|subscriptions|contact).*|yoast-seo\/.*|rank-math\/toc.*)$/;
const silent = /^(?:more|nextpage|spacer|footnotes|separator)$/;

/** Blocks whose HTML says all. */
const plain =
  /^(?:paragraph|heading|list|list-item|quote|image|table|code|preformatted|verse|details|html|separator|audio|video|buttons?|group|freeform|missing|classic|pullquote|gallery|accordion.*|math|text-columns|embed|file|cover|subhead)$/;

function convertBlock(block: Block, context: PostContext): ElementContent[] {
  const { name, settings, children } = block;
  const inside = () => convertBlocks(children, context, false);
  if (name === 'nextpage') context.lose('page breaks', 'wp:nextpage', 'dropped');
  const metadata = settings['metadata'];
  if (JSON.stringify(metadata ?? {}).includes('"blockVisibility":false')) {
    context.lose('blocks that were hidden on the site', `wp:${name}`, 'dropped');
    return [];
  }
  if (isProtectingName(name) || isProtectedBlock(settings)) context.protect(`the block ${name}`);
  if (name === 'block') return context.reuse(textSetting(settings, 'ref'));
  if (ofSite.test(name) || name === 'nextpage') {
    if (!silent.test(name)) context.lose('lists and forms of the site', `wp:${name}`, 'dropped');
    return [];
  }
  if (/^(?:core-)?embed(?:\/|$)/.test(name)) return convertEmbed(inside(), settings);
  if (name === 'freeform' || name === 'classic') return makeParagraphs(children);
  if (name === 'gallery') return convertGallery(inside(), settings, context);
  if (name === 'pullquote') return convertPullquote(inside());
  if (name === 'file') return withoutButtons(inside(), context);
  if (name === 'cover') return convertCover(inside(), settings);
  if (name === 'columns' || name === 'media-text') context.lose('layout of columns', `wp:${name}`, 'changed');
  if (/(?:^|\/)(?:code|code-block-pro|syntaxhighlighter|highlight)/.test(name))
    return convertCode(inside(), settings);
  if (/latex|katex|mathjax/.test(name)) {
    const tex = textSetting(settings, 'latex', 'tex', 'formula') || children.map(textOf).join(' ').trim();
    return tex === '' ? [] : [formula(tex, true)];
  }
  if (plain.test(name) || name === 'column' || name === 'columns' || name === 'media-text') return inside();
  return convertUnknown(block, inside(), context);
}

function convertUnknown(
  { name, settings }: Block,
  inside: ElementContent[],
  context: PostContext,
): ElementContent[] {
  const hasContent = inside.some(
    (node) =>
      textOf(node) !== '' ||
      (isElement(node) && findElement(h('div', [node]), 'img', 'iframe', 'video') !== undefined),
  );
  const written = `wp:${name} ${JSON.stringify(settings)}`;
  context.lose('blocks without a counterpart', written, hasContent ? 'changed' : 'unconverted');
  return hasContent ? inside : [h('p', [unconverted(written.slice(0, 300))])];
}

/** The address of what is embedded is the text of its block. */
function convertEmbed(inside: readonly ElementContent[], settings: Block['settings']): ElementContent[] {
  const holder = h('div', [...inside]);
  const written = textOf(findElement(holder, 'div') ?? holder);
  const url = typeof settings['url'] === 'string' ? settings['url'] : written;
  if (!/^https?:\/\//.test(url)) return [...inside];
  const caption = findElement(holder, 'figcaption');
  return [h('p', [h('a', { href: url }, url)]), ...(caption === undefined ? [] : [h('p', caption.children)])];
}

/** Each picture is a figure; the caption of the gallery is below them. */
function convertGallery(
  inside: readonly ElementContent[],
  settings: Block['settings'],
  context: PostContext,
): ElementContent[] {
  const holder = h('div', [...inside]);
  const ids = Array.isArray(settings['ids']) ? settings['ids'].map(String) : [];
  const images = findElements(holder, 'img');
  if (images.length === 0) return context.gallery(ids);
  const inner = findElements(holder, 'figure').filter((one) => !hasClass(one, 'wp-block-gallery'));
  const figures = images.map((img): Element => {
    const around = inner.find((one) => findElements(one, 'img').includes(img));
    return around ?? h('figure', [img]);
  });
  const captions = findElements(holder, 'figcaption').filter(
    (one) => !figures.some((two) => findElements(two, 'figcaption').includes(one)),
  );
  return [...new Set(figures), ...captions.map((caption) => h('p', caption.children))];
}

/** A sentence of the text, shown once more in large. */
function convertPullquote(inside: readonly ElementContent[]): ElementContent[] {
  const quote = findElement(h('div', [...inside]), 'blockquote');
  return quote === undefined ? [...inside] : [h('aside', quote.children)];
}

function withoutButtons(inside: readonly ElementContent[], context: PostContext): ElementContent[] {
  return inside.flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node];
    if (hasClass(node, 'wp-block-file__button', 'wp-block-file__embed') || node.tagName === 'object') {
      if (textOf(node) !== '') context.lose('buttons of files', textOf(node), 'dropped');
      return [];
    }
    return [
      {
        ...node,
        tagName: hasClass(node, 'wp-block-file') ? 'p' : node.tagName,
        children: withoutButtons(node.children, context),
      },
    ];
  });
}

function convertCover(inside: readonly ElementContent[], settings: Block['settings']): ElementContent[] {
  const url = settings['url'];
  const hasPicture = findElement(h('div', [...inside]), 'img', 'video') !== undefined;
  if (hasPicture || typeof url !== 'string') return [...inside];
  return [
    h('p', [h('img', { src: url, alt: typeof settings['alt'] === 'string' ? settings['alt'] : '' })]),
    ...inside,
  ];
}

function convertCode(inside: readonly ElementContent[], settings: Block['settings']): ElementContent[] {
  const holder = h('div', [...inside]);
  const pre = findElement(holder, 'pre');
  const language = settings['language'] ?? settings['lang'];
  if (typeof settings['code'] === 'string' && (pre === undefined || findElement(pre, 'span') !== undefined))
    return [
      h('pre', [
        h(
          'code',
          { className: typeof language === 'string' ? [`language-${language}`] : [] },
          settings['code'],
        ),
      ]),
    ];
  if (pre !== undefined && typeof language === 'string' && !propertyOf(pre, 'className').includes('lang'))
    pre.properties['className'] = [
      ...propertyOf(pre, 'className').split(' ').filter(Boolean),
      `language-${language}`,
    ];
  return holder.children;
}
