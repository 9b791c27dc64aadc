import { stringify } from 'yaml';
import { unknown, UsageError } from '../../build/usage-error.ts';
import { publicationFile } from '../../load/publication.ts';
import { idOfTitle } from '../../model/ids.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';
import type { Sources } from '../read-sources.ts';
import type { SourceChange } from '../source-change.ts';
import { addToList } from './add-to-list.ts';
import { newArticle, type ArticleFacts, placeholdersIn } from './new-article.ts';

export interface SeriesRequest extends ArticleFacts {
  /** The id of the series that it follows; at the end otherwise. */
  readonly after: string | undefined;
  /** The ids of its articles; undefined where it is to begin with a new one. */
  readonly parts: readonly string[] | undefined;
}

export interface PlannedSeries {
  readonly id: string;
  readonly path: SourcePath;
  readonly changes: readonly SourceChange[];
}

export function planSeries(request: SeriesRequest, sources: Sources): PlannedSeries {
  const { files, config, manifests } = sources;
  const { series, collections } = config.publication;
  const id = idOfTitle(request.title);
  if (id === '')
    throw new UsageError(`No id can be made from the title "${request.title}": it needs letters or digits.`);
  const path = sourcePath(`series/${id}.yaml`);
  const taken = manifests.find((manifest) => manifest.id === id)?.source ?? (files.read(path) && path);
  if (taken !== undefined)
    throw new UsageError(
      `There is a file ${taken} already. Choose another title: you can change it in the file, the id stays.`,
    );
  if (collections.some((collection) => collection.id === id))
    throw new UsageError(
      `There is a collection "${id}" already: their books would have one name. Choose another title.`,
    );
  const after = request.after === undefined ? undefined : series.indexOf(request.after);
  if (after === -1) throw new UsageError(unknown('series', request.after ?? '', series));
  const known = sources.articles.map((article) => article.id);
  const lost = request.parts?.find((part) => !known.includes(part));
  if (lost !== undefined) throw new UsageError(unknown('article', lost, known));
  const first = request.parts === undefined ? newArticle(introduction(request, sources), sources) : undefined;
  const parts = first === undefined ? (request.parts ?? []) : [first.id];
  const place = { path: ['series'], ...(after === undefined ? {} : { after }) };
  return {
    id,
    path,
    changes: [
      { kind: 'create', path, text: writeManifest(request, parts, sources) },
      ...(first === undefined ? [] : [first.change]),
      addToList(publicationFile, place, id, files),
    ],
  };
}

/** No series is empty: this one begins with an article about itself. */
function introduction({ title, ...facts }: SeriesRequest, { config }: Sources): ArticleFacts {
  const { about } = placeholdersIn(facts.language ?? config.publication.language);
  return { ...facts, title: `${about} ${title}` };
}

function writeManifest(
  { title, language, today }: SeriesRequest,
  parts: readonly string[],
  { config, files }: Sources,
): string {
  const { publication } = config;
  const words = placeholdersIn(language ?? publication.language);
  const schema = sourcePath('series/schemas/series.schema.json');
  const manifest = {
    title,
    summary: words.summary,
    ...(language === undefined || language === publication.language ? {} : { language }),
    ...(publication.editors === undefined && publication.authors === undefined
      ? { editors: [words.author] }
      : {}),
    edition: { number: 1, date: today },
    parts,
  };
  const head =
    files.read(schema) === undefined ? '' : '# yaml-language-server: $schema=schemas/series.schema.json\n';
  return head + stringify(manifest, { lineWidth: 0 });
}
