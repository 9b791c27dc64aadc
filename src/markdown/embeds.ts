import type { Element, Root } from 'hast';
import { visitElements } from './visit-elements.ts';

const media = /\.(?:mp4|m4v|webm|mov|ogv|mp3|m4a|ogg|oga|opus|wav|flac|aac)(?:[?#].*)?$/i;
/** Players of other sites, which nothing here loads. */
const player =
  /^(?:https?:)?\/\/(?:www\.)?(?:(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|player\.vimeo\.com|dailymotion\.com)\/|[\w.-]+\/(?:embed|videos?)\/)/i;

/** Whether a URL leads to a film or a recording. */
function isMedia(address: string): boolean {
  return media.test(address) || player.test(address);
}

/**
 * Films and recordings become links with their titles: no book plays them, and no page loads anything from another site.
 * `<video>`, `<audio>`, players in an `<iframe>`, and images that are none.
 */
export function linkEmbeds(tree: Root): void {
  visitElements(tree, (node, index, parent) => {
    const link = readEmbed(node);
    if (link === undefined) return undefined;
    const isBlock = parent.type === 'root';
    parent.children[index] = isBlock
      ? { type: 'element', tagName: 'p', properties: {}, children: [link] }
      : link;
    return undefined;
  });
}

function readEmbed(node: Element): Element | undefined {
  const { tagName, properties } = node;
  const isPlayer = tagName === 'video' || tagName === 'audio';
  if (!isPlayer && tagName !== 'iframe' && tagName !== 'img') return undefined;
  const src = isPlayer ? (sourceOf(node) ?? properties.src) : properties.src;
  if (typeof src !== 'string' || src === '' || (!isPlayer && !isMedia(src))) return undefined;
  const written = [properties.alt, properties.title, properties.ariaLabel].find(
    (text) => typeof text === 'string' && text.trim() !== '' && text !== 'YouTube video player',
  );
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: watchable(src) },
    children: [{ type: 'text', value: typeof written === 'string' ? written : nameOf(src) }],
    ...(node.position === undefined ? {} : { position: node.position }),
  };
}

function sourceOf({ properties, children }: Element): string | undefined {
  if (typeof properties.src === 'string') return properties.src;
  const sources = children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'source' ? [child.properties.src] : [],
  );
  return sources.find((src): src is string => typeof src === 'string');
}

/** The page of a film in place of its player. */
export function watchable(address: string): string {
  const whole = address.startsWith('//') ? `https:${address}` : address;
  return whole
    .replace(
      /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*$/,
      'https://www.youtube.com/watch?v=$1',
    )
    .replace(/^https?:\/\/player\.vimeo\.com\/video\/(\d+).*$/, 'https://vimeo.com/$1');
}

/** `film.mp4`, `youtube.com/watch?v=x`. */
function nameOf(address: string): string {
  const page = watchable(address);
  return /^https?:/.test(page)
    ? page.replace(/^https?:\/\/(?:www\.)?/, '')
    : page.slice(page.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
}
