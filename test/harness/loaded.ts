import type { LoadedArticle } from '../../src/load/article.ts';
import type { Loaded } from '../../src/load/load.ts';
import type { LoadedManifest } from '../../src/load/manifest.ts';
import { publicationSchema } from '../../src/load/schemas/publication.ts';
import type { FrontMatter } from '../../src/load/inherit.ts';
import { noFormulas } from '../../src/markdown/title.ts';
import { emptyDocument } from '../../src/model/document.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { startOf } from '../../src/model/place.ts';

/** An article as it comes from the disk, without a body. */
export function loadedArticle(id: string, facts: Partial<FrontMatter>): LoadedArticle {
  const source = sourcePath(`series/articles/${id}.md`);
  return {
    id,
    source,
    frontMatter: {
      title: id,
      summary: id,
      authors: ['Ingrid Solberg'],
      published: '2025-01-01',
      status: 'published',
      access: 'public',
      handout: false,
      language: 'nb',
      tags: [],
      formerly: [],
      ...facts,
    },
    isValid: true,
    document: emptyDocument,
    place: startOf(source),
  };
}

interface SectionFacts {
  readonly title: string | null;
  readonly parts: readonly string[];
}

/** A manifest as it comes from the disk, whatever it names. */
export function loadedManifest(
  id: string,
  sections: readonly SectionFacts[],
  planned?: number,
): LoadedManifest {
  const source = sourcePath(`series/${id}.yaml`);
  return {
    id,
    source,
    manifest: {
      title: id,
      summary: id,
      language: 'nb',
      editors: ['Maja Eikrem'],
      contributors: [],
      edition: { number: 1, date: '2026-01-01', changes: [] },
      isbn: {},
      subjects: [],
      formerly: [],
      parts: [],
      ...(planned === undefined ? {} : { planned }),
    },
    sections: sections.map(({ title, parts }) => ({
      ...(title === null ? {} : { title }),
      parts: parts.map((part, index) => ({ id: part, path: ['parts', index] })),
    })),
    isValid: true,
    place: () => startOf(source),
  };
}

export function loadedPublication(
  articles: readonly LoadedArticle[],
  manifests: readonly LoadedManifest[],
  series: readonly string[],
): Loaded {
  const source = sourcePath('series/publication.yaml');
  return {
    config: {
      publication: {
        ...publicationSchema.parse({
          title: 'Relasjonsbiblioteket',
          summary: 'Artikkelserier.',
          language: 'nb',
          baseUrl: 'https://relasjonsbiblioteket.example/',
          publisher: 'Relasjonsbiblioteket',
          series: [...series],
          devices: [],
        }),
        addresses: { articles: 'artikler', series: 'serier', collections: 'samlinger' },
        queryWords: { series: 'serie', edition: 'utgave' },
      },
      isValid: true,
      place: () => startOf(source),
    },
    manifests,
    staticFiles: [],
    collections: [],
    articles,
    prefaces: new Map(),
    references: new Map(),
    citationStyle: undefined,
    assets: new Map(),
    popularity: new Map(),
    titleFormulas: noFormulas,
    unread: new Set(),
    unreadArticles: new Map(),
  };
}
