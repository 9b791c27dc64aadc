import { decodeAddress } from '../../../../model/decode-address.ts';
import { parseJson } from '../../../parse-json.ts';
import type { PostContext } from '../post-context.ts';
import type { Shortcode } from '../shortcode-tokens.ts';
import { isFields, type Fields } from './element.ts';
import { printElement } from './print-element.ts';

/** What an element shows that a theme or an add-on of a page builder keeps in the attributes of a shortcode, as HTML. */
export function textInAttributes({ name, attributes }: Shortcode, context: PostContext): string {
  const element = { kind: name, settings: readSettings(attributes, context), children: [] };
  return printElement(element, (kind) => {
    context.lose('lists and forms of the site', kind, 'dropped');
  });
}

function readSettings(settings: Fields, context: PostContext): Fields {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]): [string, unknown][] => {
      if (typeof value !== 'string') return [];
      const written = value.trim();
      const { url, title } = readLink(written);
      if (url !== undefined)
        return [[name, url], ...(title ? [[`${name}_text`, title] as [string, unknown]] : [])];
      const list = readList(written);
      if (list !== undefined) return [[name, list.map((item) => readSettings(item, context))]];
      const isPicture = /image|photo|picture|img|logo|avatar/.test(name) && /^\d+$/.test(written);
      return [[name, isPicture ? (context.attachment(written)?.url ?? '') : written]];
    }),
  );
}

/** WPBakery: `url:https%3A%2F%2Fexample.org|title:More|target:_blank`. */
function readLink(written: string): { readonly url?: string; readonly title?: string } {
  if (!written.startsWith('url:') && !written.startsWith('|title:')) return {};
  const parts = new Map(
    written
      .split('|')
      .map((part) => [part.split(':')[0] ?? '', decodeAddress(part.slice(part.indexOf(':') + 1)) ?? '']),
  );
  return { url: parts.get('url') ?? '', title: parts.get('title') ?? '' };
}

/** WPBakery keeps groups of settings as JSON in the letters of addresses: `%5B%7B%22title%22…`. */
function readList(written: string): Fields[] | undefined {
  if (!/^%5B%7B/i.test(written)) return undefined;
  const list = parseJson(decodeAddress(written) ?? '');
  return Array.isArray(list) ? list.filter(isFields) : undefined;
}
