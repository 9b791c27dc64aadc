import { pageBuilders, readData, type PageBuilder } from './page-builders.ts';
import { printElement } from './print-element.ts';

export interface BuilderText {
  /** The name of the page builder. */
  readonly builder: string;
  readonly html: string;
  /** Kinds of elements that show no text of the page: forms, menus. */
  readonly skipped: readonly string[];
  /** Whether the text of the post says something else, which the builder did not show. */
  readonly hidesText: boolean;
}

/** What a post is in an export, as far as builders are concerned. */
interface BuiltPost {
  readonly values: ReadonlyMap<string, string>;
  readonly meta: ReadonlyMap<string, readonly string[]>;
}

/** The text of a post that a page builder keeps in data of its own; undefined where the post itself has it. */
export function textOfBuilder({ meta, values }: BuiltPost): BuilderText | undefined {
  const own = (values.get('content:encoded') ?? '').trim();
  for (const builder of pageBuilders) {
    const written = builder.keys.map((key) => meta.get(key)?.[0]?.trim()).find(Boolean);
    if (written === undefined || (own !== '' && builder.keepsText)) continue;
    const { html, skipped, showsOwn } = print(builder, written, own);
    if (/[\p{L}\p{N}]|<img /u.test(html.replaceAll(/<(?!img)[^>]*>/g, '')))
      return { builder: builder.name, html, skipped, hidesText: own !== '' && !showsOwn };
  }
  return undefined;
}

function print({ read }: PageBuilder, written: string, own: string) {
  const skipped = new Set<string>();
  const html = read(readData(written))
    .map((element) => printElement(element, (kind) => void skipped.add(kind)))
    .join('');
  // An element that shows the text of the post.
  const showsOwn = written.includes('"post-content"');
  return { html: showsOwn ? `${html}${own}` : html, skipped: [...skipped], showsOwn };
}

/** Whether a post has data of a page builder at all. */
export function hasBuilder({ meta }: Pick<BuiltPost, 'meta'>): boolean {
  return [...meta.keys()].some(isBuilderKey);
}

export function isBuilderKey(key: string): boolean {
  return keys.has(key);
}

/** Those of `pageBuilders`, and others whose data is not read. */
const keys: ReadonlySet<string> = new Set([
  ...pageBuilders.flatMap((builder) => builder.keys),
  'ct_builder_shortcodes',
  'brizy_post_uid',
]);
