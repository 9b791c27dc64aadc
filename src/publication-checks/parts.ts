import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Loaded } from '../load/load.ts';
import type { LoadedManifest } from '../load/manifest.ts';
import type { PartReference } from '../load/sections.ts';
import { startOf } from '../model/place.ts';
import { publishedIds } from '../resolve/status.ts';
import type { PublicationCheck } from './check.ts';
import { fixId, openIdHints, type IdHint } from './hint-id.ts';

/** Every series has parts, each an article that exists, each there once, and no more of them than announced. */
export const checkParts: PublicationCheck = (loaded, asOf, renamed) => {
  const { manifests, articles, unread } = loaded;
  if (unread.has('articles')) return [];
  const ids = new Set(articles.map(({ id }) => id));
  const clashing = findClashing(articles);
  const hintArticle = openArticleHints(loaded, renamed);
  const published = publishedIds(articles, asOf);
  return manifests.flatMap((manifest) => {
    const parts = manifest.sections.flatMap((section) => section.parts);
    if (parts.length === 0) {
      if (!manifest.isValid) return [];
      return [
        diagnose(
          'series-not-empty',
          manifest.place(['parts']),
          `The series "${manifest.manifest.title}" has no parts.`,
          {
            hint: 'List the ids of its articles under parts.',
          },
        ),
      ];
    }
    const unknown = parts.filter(({ id }) => !ids.has(id));
    return [
      ...unknownParts(unknown, parts, manifest.place, hintArticle),
      ...findRepeated(
        parts.filter(({ id }) => !clashing.has(id)),
        'series',
        manifest.place,
      ),
      ...checkPlanned(manifest, parts.length),
      ...(unknown.length > 0 || parts.some(({ id }) => published.has(id))
        ? []
        : [nothingPublished(manifest)]),
    ];
  });
};

/** Ids that two files have, which is reported: a list that names both repeats nothing. */
export function findClashing(articles: Loaded['articles']): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(articles.flatMap(({ id }) => (seen.size === seen.add(id).size ? [id] : [])));
}

/** A part may have been named by its file, or by its title, instead of by its id. */
export function openArticleHints(
  { articles, unreadArticles }: Pick<Loaded, 'articles' | 'unreadArticles'>,
  renamed: ReadonlyMap<string, string>,
): (written: string) => IdHint {
  const hint = openIdHints(
    articles,
    ({ frontMatter }) => frontMatter.title,
    (id) => `series/articles/${id}.md`,
  );
  return (written) => {
    const unread = unreadArticles.get(written);
    if (unread !== undefined) return { hint: unread };
    const successor = renamed.get(written);
    return successor === undefined
      ? hint(written)
      : { hint: `It was renamed: write "${successor}".`, meant: successor };
  };
}

/** Diagnoses the ids that no article has. `listed`: all ids of the same list. */
export function unknownParts(
  unknown: readonly PartReference[],
  listed: readonly PartReference[],
  placeOf: LoadedManifest['place'],
  hintArticle: (written: string) => IdHint,
): Diagnostic[] {
  const taken = new Set(listed.map(({ id }) => id));
  return unknown.map(({ id, path }) => {
    const place = placeOf(path);
    const isJoined = place.end !== undefined && place.end.line > place.start.line;
    const { hint, meant } = isJoined ? joinedLines : hintArticle(id);
    const fix = fixId(place, meant, taken);
    if (meant !== undefined) taken.add(meant);
    return diagnose('article-exists', place, `There is no article "${shorten(id)}".`, { hint, fix });
  });
}

const joinedLines: IdHint = {
  hint: 'Two lines were read as one: begin the hyphens of a list at the same column, with a space after each.',
};

/** Lines that were joined by mistake may be a whole list. */
function shorten(id: string): string {
  return id.length > 100 ? `${id.slice(0, 99)}…` : id;
}

export function findRepeated(
  parts: readonly PartReference[],
  where: string,
  placeOf: LoadedManifest['place'],
): Diagnostic[] {
  const first = new Map<string, PartReference>();
  return parts.flatMap((part) => {
    const earlier = first.get(part.id);
    if (earlier === undefined) {
      first.set(part.id, part);
      return [];
    }
    return [
      diagnose('part-once', placeOf(part.path), `"${part.id}" is already in this ${where}.`, {
        related: [{ message: 'first listed here', place: placeOf(earlier.path) }],
      }),
    ];
  });
}

function checkPlanned({ manifest, place }: LoadedManifest, listed: number): Diagnostic[] {
  if (manifest.planned === undefined || manifest.planned >= listed) return [];
  return [
    diagnose(
      'planned-enough',
      place(['planned']),
      `planned is ${String(manifest.planned)}, but the series lists ${String(listed)} parts.`,
      { hint: `Write planned: ${String(listed)}, or delete the line.` },
    ),
  ];
}

function nothingPublished({ manifest, source }: LoadedManifest): Diagnostic {
  return diagnose(
    'series-published',
    startOf(source),
    `No part of the series "${manifest.title}" is published yet.`,
    {
      hint: 'The series is left out until one is.',
    },
  );
}
