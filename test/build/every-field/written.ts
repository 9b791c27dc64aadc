import { stringify } from 'yaml';

export type Facts = Record<string, unknown>;

/** A publication as its editor wrote it, in a shape that can be edited. */
export interface Written {
  readonly publication: Facts;
  readonly series: Readonly<Record<string, Facts>>;
  readonly articles: Readonly<Record<string, { facts: Facts; body: string }>>;
  readonly references: Facts[];
  readonly lock: Facts;
  /** By their paths in `series/`. */
  readonly files: Record<string, string>;
}

/** Its files, by their paths. */
export function printFiles({
  publication,
  series,
  articles,
  references,
  lock,
  files,
}: Written): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ['series/publication.yaml', stringify(publication)],
    ['series/references.yaml', stringify(references)],
    ['series/addresses.lock.yaml', stringify(lock)],
    ...Object.entries(series).map(([id, facts]) => [`series/${id}.yaml`, stringify(facts)] as const),
    ...Object.entries(articles).map(
      ([id, { facts, body }]) =>
        [`series/articles/${id}.md`, `---\n${stringify(facts)}---\n\n${body}`] as const,
    ),
    ...Object.entries(files).map(([path, text]) => [`series/${path}`, text] as const),
  ]);
}
