import { h } from 'hastscript';
import type { Element } from 'hast';
import { decodeAddress } from '../../model/decode-address.ts';
import { parseUrl } from '../../model/parse-url.ts';
import { findElement, propertyOf, textOf } from './elements.ts';

/** A link in place of something that plays or runs in a page; undefined where it has no address. */
export function linkToEmbedded(element: Element): Element | undefined {
  const address = addressOf(element);
  if (address === '') return undefined;
  const href = pageOf(address);
  const title = propertyOf(element, 'title') || propertyOf(element, 'ariaLabel') || nameOf(href);
  return h('a', { href }, title);
}

function addressOf(element: Element): string {
  for (const name of ['src', 'dataSrc', 'dataLazySrc', 'data']) {
    const address = propertyOf(element, name);
    if (address !== '' && !/^(?:about:|javascript:|data:)/i.test(address)) return address;
  }
  const inner = findElement(element, 'source', 'embed', 'param', 'a');
  return inner === undefined ? '' : propertyOf(inner, 'src') || propertyOf(inner, 'href');
}

/** The page of a film or a sound, in place of its player. */
function pageOf(address: string): string {
  const url = parseUrl(address, 'https://example.org/');
  if (url === undefined) return address;
  const host = url.hostname.replace(/^www\./, '');
  const [, id] = /^\/(?:embed|shorts|v)\/([\w-]+)/.exec(url.pathname) ?? [];
  if (/^youtube(?:-nocookie)?\.com$/.test(host) && id !== undefined && id !== 'videoseries')
    return `https://www.youtube.com/watch?v=${id}`;
  const [, film] = /^\/video\/(\d+)/.exec(url.pathname) ?? [];
  if (host === 'player.vimeo.com' && film !== undefined) return `https://vimeo.com/${film}`;
  return address.startsWith('//') ? `https:${address}` : address;
}

/** A text for an address: the file, or the place where it is. */
export function nameOf(address: string): string {
  const url = parseUrl(address, 'https://example.org/');
  const file = address.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  if (/\.[a-z\d]{2,4}$/i.test(file)) return decodeAddress(file) ?? file;
  if (url === undefined) return address;
  const { hostname, pathname, search } = url;
  return `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : (decodeAddress(pathname) ?? pathname)}${search}`;
}

/** What there is to read in an element that is left out. */
export function shortText(element: Element): string {
  const text = textOf(element);
  return `<${element.tagName}>${text === '' ? '' : ` ${text}`}`;
}
