import type { Root } from 'hast';
import { decodeAddress } from '../../../model/decode-address.ts';
import { idOf } from '../../../model/ids.ts';
import { parseUrl } from '../../../model/parse-url.ts';
import { createAssetFinder, type AssetFinder } from '../../asset-finder.ts';
import { convertHtml } from '../../html/convert-html.ts';
import { textOf } from '../../html/elements.ts';
import { findLinkedNotes, lowerNotes } from '../../html/notes.ts';
import { parseHtml } from '../../html/parse-html.ts';
import { plainText, titleText } from '../../html/plain-text.ts';
import type { Fate, Imported, ImportedArticle, Loss } from '../../imported.ts';
import { ImportError } from '../../import-error.ts';
import type { ImportContext, Importer } from '../../importer.ts';
import type { Source } from '../../source.ts';
import { accessOf } from './access.ts';
import { convertCards } from './cards.ts';
import { escapeHtml } from '../../html/escape-html.ts';
import { htmlOfEditor } from './editor-texts.ts';
import { readExport, type GhostData, type GhostPost } from './read-export.ts';

/** The export of a Ghost site: one JSON file. */
export const ghost: Importer = {
  id: 'ghost',
  title: 'Ghost',
  recognises: (source) => exportIn(source) !== undefined,
  read: readSite,
};

function exportIn(source: Source): string | undefined {
  return source.files.find(
    (file) =>
      file.endsWith('.json') &&
      /^\s*\{\s*"(?:db|data|meta)"/.test(source.beginning(file)) &&
      /"(?:posts|exported_on)"/.test(source.beginning(file)),
  );
}

interface Site {
  readonly file: string;
  readonly data: GhostData;
  /** Paths of articles, by the slugs of their posts. */
  readonly paths: ReadonlyMap<string, string>;
  readonly assets: AssetFinder;
  /** To which links in any text lead. */
  readonly fragments: ReadonlySet<string>;
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* readSite(source: Source, { names, files }: ImportContext): AsyncGenerator<Imported> {
  const file = exportIn(source) ?? source.files.find((one) => one.endsWith('.json'));
  const json = file === undefined ? undefined : source.readText(file);
  if (file === undefined || json === undefined)
    throw new ImportError(`No Ghost export found in ${source.path}.`);
  const data = readExport(json, file);
  const posts = data.posts.filter(({ title, html, lexical, mobiledoc }) =>
    Boolean(title || html || lexical || mobiledoc),
  );
  const setting = (key: string) => {
    const value = data.settings.find((one) => one.key === key)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const paths = new Map(
    posts.map((post) => [
      post.slug ?? post.id,
      names.article(`post ${post.id}`, post.slug ?? post.title ?? post.id),
    ]),
  );
  const fragments = new Set(
    posts.flatMap(({ html, lexical, mobiledoc }) =>
      [
        ...(html ?? lexical ?? mobiledoc ?? '').matchAll(
          /(?:href="|"(?:url|href)":"|"href",")[^"#]{0,2000}#([^"]{1,200})"/g,
        ),
      ].map(([, id]) => id ?? ''),
    ),
  );
  const site: Site = { file, data, paths, assets: createAssetFinder(files, names), fragments };
  yield {
    kind: 'publication',
    title: setting('title'),
    summary: setting('description'),
    language: setting('locale') ?? setting('lang') ?? setting('default_locale'),
    publisher: setting('title'),
    authors: data.users.flatMap(({ name }) => name ?? []).slice(0, 20),
  };
  yield* lossesOfSite(data, file);
  for (const post of posts) {
    const { article, losses } = convertPost(post, site);
    yield article;
    yield* losses;
    yield* site.assets.take();
  }
  const own = data.tags.filter(({ name }) => /^#series\b/i.test(name ?? ''));
  const isGuessed = own.length === 0;
  for (const tag of isGuessed ? data.tags.filter(({ name }) => !(name ?? '#').startsWith('#')) : own) {
    const ids = new Set(
      data.posts_tags
        .filter(({ tag_id, sort_order }) => tag_id === tag.id && (!isGuessed || (sort_order ?? 0) === 0))
        .map(({ post_id }) => post_id),
    );
    const parts = posts
      .filter(({ id }) => ids.has(id))
      .sort((a, b) => ((dayOf(a.published_at) ?? '9') < (dayOf(b.published_at) ?? '9') ? -1 : 1));
    if (parts.length === 0) continue;
    const title = (tag.name ?? tag.slug ?? '').replace(/^#(?:series)?[-:\s]*/i, '') || 'Series';
    const origin = { file: `${file}, tag ${tag.slug ?? tag.id}` };
    if (isGuessed)
      yield {
        kind: 'loss',
        what: 'series made of first tags, in the order of dates',
        detail: title,
        became: 'guessed',
        origin,
      };
    yield {
      kind: 'series',
      id: names.series(`tag ${tag.id}`, title),
      title,
      summary: tag.description ?? undefined,
      parts: parts.map((post) => idOf(paths.get(post.slug ?? post.id) ?? '')),
      origin,
    };
  }
}

/** What a site has beside its posts. */
function* lossesOfSite({ settings, newsletters, snippets }: GhostData, file: string): Generator<Loss> {
  const origin = { file };
  const lose = (what: string, detail: string): Loss => ({
    kind: 'loss',
    what,
    detail,
    became: 'dropped',
    origin,
  });
  for (const { key, value } of settings)
    if (/^(?:codeinjection|ghost)_(?:head|foot)$/.test(key) && typeof value === 'string' && value !== '')
      yield lose('injected code', value);
  for (const { name, description } of newsletters)
    yield lose('newsletters', [name, description].filter(Boolean).join(': '));
  for (const snippet of snippets)
    yield lose(
      'snippets',
      `${snippet.name ?? ''}: ${textOf(parseHtml(htmlOfEditor(snippet, () => undefined)))}`,
    );
}

function convertPost(
  post: GhostPost,
  { file, data, paths, assets, fragments }: Site,
): { article: ImportedArticle; losses: Loss[] } {
  const path = paths.get(post.slug ?? post.id) ?? '';
  const origin = { file: `${file}, post ${post.slug ?? post.id}` };
  const losses: Loss[] = [];
  const lose = (what: string, detail: string, became: Fate) => {
    losses.push({ kind: 'loss', what, detail, became, origin, article: path });
  };
  const meta = data.posts_meta.find(({ post_id }) => post_id === post.id);
  for (const code of [post.codeinjection_head, post.codeinjection_foot])
    if (code) lose('injected code', code, 'dropped');
  const written =
    post.html ||
    htmlOfEditor(post, (what, detail) => {
      lose(what, detail, 'dropped');
    });
  const picture = post.feature_image
    ? `<figure><img src="${escapeHtml(post.feature_image)}" alt="${escapeHtml(meta?.feature_image_alt ?? '')}">${meta?.feature_image_caption ? `<figcaption>${meta.feature_image_caption}</figcaption>` : ''}</figure>`
    : '';
  const body = convertHtml(
    `${picture}${written}`,
    {
      lose,
      isLinked: (id) => fragments.has(id),
      resolvePicture: (src) => fileOf(src, assets),
      resolveLink: (href) => {
        if (href.startsWith('#')) return href;
        const asset = fileOf(href, assets);
        if (asset !== undefined) return asset;
        const [, slug, fragment = ''] =
          /^(?:__GHOST_URL__)?\/(?:[\w-]+\/)*?([^/?#]+)\/?(?:\?[^#]*)?(#.*)?$/.exec(href) ?? [];
        const target = paths.get(decodeAddress(slug ?? '') ?? '');
        if (target !== undefined)
          return target === path && fragment !== '' ? fragment : `${target}${fragment}`;
        if (!/^(?:__GHOST_URL__|\/(?!\/))/.test(href))
          return /^(?:https?:|mailto:|tel:|\/\/)/i.test(href) ? href : undefined;
        lose('links to pages of the site that are not imported', href, 'changed');
        return undefined;
      },
    },
    (html) => {
      const tree: Root = parseHtml(html);
      convertCards(tree, (what, detail) => {
        lose(what, detail, what.startsWith('cards') ? 'changed' : 'dropped');
      });
      let count = 0;
      findLinkedNotes(tree, { next: () => String((count += 1)) });
      lowerNotes(tree);
      return tree;
    },
  );
  const access = accessOf(post, data, lose);
  const tags = [...data.posts_tags]
    .filter(({ post_id }) => post_id === post.id)
    .sort((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0))
    .flatMap(({ tag_id }) => data.tags.find(({ id }) => id === tag_id)?.name ?? []);
  const listed = data.posts_authors
    .filter(({ post_id }) => post_id === post.id)
    .sort((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0));
  // Before version 2 a post had one author.
  const authors = (listed.length > 0 ? listed : [{ author_id: post.author_id }]).flatMap(
    ({ author_id }) => data.users.find(({ id }) => id === author_id)?.name ?? [],
  );
  const status =
    post.status === 'published' || post.status === 'sent'
      ? 'published'
      : post.status === 'scheduled'
        ? 'scheduled'
        : 'draft';
  const title = titleText(escapeHtml(post.title ?? '')) || 'Untitled';
  return {
    losses,
    article: {
      kind: 'article',
      path,
      origin,
      body,
      frontMatter: {
        title,
        summary: plainText(escapeHtml(post.custom_excerpt ?? meta?.meta_description ?? '')) || undefined,
        authors,
        published: dayOf(post.published_at),
        updated: laterThan(dayOf(post.updated_at), dayOf(post.published_at)),
        status,
        access,
        language: post.locale ?? undefined,
        tags: tags.filter((tag) => !tag.startsWith('#')),
        formerly: status === 'draft' || !post.slug ? undefined : [`/${post.slug}/`],
      },
    },
  };
}

/** Files of the site: `__GHOST_URL__/content/images/size/w600/2020/01/a.jpg`. */
function fileOf(address: string, assets: AssetFinder): string | undefined {
  const pathname = address.startsWith('__GHOST_URL__')
    ? address.replace('__GHOST_URL__', '')
    : (parseUrl(address, 'https://example.org/')?.pathname ?? '');
  const [, kind, rest] =
    /\/content\/(images|files|media)\/(?:size\/[^/]+\/)?([^?#]+)/.exec(decodeAddress(pathname) ?? pathname) ??
    [];
  if (kind === undefined || rest === undefined || rest.split('/').includes('..')) return undefined;
  const folder = rest.split('/').slice(0, -1).join('/');
  return assets.use([`${kind}/${rest}`, `content/${kind}/${rest}`, rest], `${kind}/${folder}`);
}

function dayOf(date: string | number | null | undefined): string | undefined {
  if (date === null || date === undefined || date === '') return undefined;
  const time = new Date(date);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(0, 10);
}

function laterThan(date: string | undefined, other: string | undefined): string | undefined {
  return date !== undefined && other !== undefined && date > other ? date : undefined;
}
