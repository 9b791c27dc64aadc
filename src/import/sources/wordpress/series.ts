import type { ImportedSeries, Loss } from '../../imported.ts';
import { idOf } from '../../../model/ids.ts';
import type { Names } from '../../names.ts';
import type { SiteAddresses } from './site-addresses.ts';
import { termKey, type Post, type Term, type WxrIndex } from './wxr-index.ts';

/** The series of a site, each with its posts in its own order; of a site without series, its categories. */
export function* readSeries(
  index: WxrIndex,
  names: Names,
  addresses: SiteAddresses,
  file: string,
): Generator<ImportedSeries | Loss> {
  const postsOf = new Map<string, Post[]>();
  for (const post of index.posts.values())
    for (const key of post.terms) {
      const posts = postsOf.get(key);
      if (posts === undefined) postsOf.set(key, [post]);
      else if (posts.at(-1) !== post) posts.push(post);
    }
  const isFilled = ({ taxonomy, slug }: Term) => postsOf.has(termKey(taxonomy, slug));
  const terms = withIds([...index.terms.values()].filter(isFilled), postsOf, [...index.posts.values()]);
  const numbered = new Set(
    [...index.posts.values()].flatMap(({ parts }) => [...parts.keys()]).filter((id) => id !== ''),
  );
  const taxonomies = new Set([
    'series',
    ...terms.filter(({ id }) => numbered.has(id)).map(({ taxonomy }) => taxonomy),
  ]);
  const series = terms.filter(({ taxonomy }) => taxonomies.has(taxonomy));
  const categories = terms.filter(
    ({ taxonomy, slug }) =>
      taxonomy === 'category' && !/^(?:uncategorized|ukategorisert|allgemein)$/.test(slug),
  );
  const isGuessed = series.length === 0;
  for (const term of isGuessed ? categories : series) {
    const posts = postsOf.get(termKey(term.taxonomy, term.slug)) ?? [];
    const origin = { file: `${file}, ${term.taxonomy} ${term.slug}` };
    const lose = (what: string, detail: string): Loss => ({
      kind: 'loss',
      what,
      detail,
      became: 'guessed',
      origin,
    });
    const unnumbered = posts.filter((post) => partOf(post, term) === undefined);
    if (isGuessed) yield lose('series made of categories, in the order of dates', term.name);
    else
      for (const post of unnumbered)
        yield lose('parts without a number, put at the end by date', `${term.name}: ${post.title}`);
    const title = term.name || term.slug;
    const former = isGuessed ? undefined : addresses.formerPath(`/series/${term.slug}/`);
    yield {
      kind: 'series',
      id: names.series(`${term.taxonomy} ${term.slug}`, term.slug || title),
      title,
      summary: term.description || undefined,
      parts: [...posts].sort((a, b) => compareParts(a, b, term)).map(({ path }) => idOf(path)),
      formerly: former === undefined ? undefined : [former],
      origin,
    };
  }
}

function partOf({ parts }: Post, { id }: Term): number | undefined {
  return parts.get(id) ?? parts.get('');
}

/**
 * The ids of series in an export of posts only, which has no list of terms: of the numbers that posts keep by id, those
 * that only posts of the series have, and most of them.
 */
function withIds(
  terms: readonly Term[],
  postsOf: ReadonlyMap<string, readonly Post[]>,
  all: readonly Post[],
): Term[] {
  const holders = new Map<string, Post[]>();
  for (const post of all)
    for (const id of post.parts.keys()) holders.set(id, [...(holders.get(id) ?? []), post]);
  const taken = new Set(terms.map(({ id }) => id));
  return terms.map((term) => {
    if (term.id !== '' || term.taxonomy !== 'series') return term;
    const own = new Set(postsOf.get(termKey(term.taxonomy, term.slug)));
    const [id = ''] =
      [...holders]
        .filter(([one, posts]) => one !== '' && !taken.has(one) && posts.every((post) => own.has(post)))
        .sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
    taken.add(id);
    return { ...term, id };
  });
}

function compareParts(a: Post, b: Post, term: Term): number {
  const [one, other] = [partOf(a, term) ?? Infinity, partOf(b, term) ?? Infinity];
  if (one !== other) return one - other;
  return a.date === b.date ? Number(a.id) - Number(b.id) : a.date < b.date ? -1 : 1;
}
