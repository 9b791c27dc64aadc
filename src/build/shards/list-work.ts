import type { Artifact } from '../../formats/artifact.ts';
import type { Format, Job } from '../../formats/format.ts';
import { sourceOfShown } from '../../model/dependencies.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { Audience } from '../../model/publication.ts';
import type { WorkUnit } from '../../shards/divide-work.ts';
import { isSlow } from '../outputs/make-artifact.ts';
import type { BookStages } from '../outputs/book-stages.ts';
import { planStage, type Edition } from '../outputs/plan-outputs.ts';

/** What a shard can make. */
export interface ListedUnit extends WorkUnit {
  readonly audience: Audience;
  /** Of a file of the site: what makes it. */
  readonly artifact?: Artifact;
}

/** What an earlier build needed for an output, in milliseconds; undefined where nobody knows. */
export type CostOf = (path: OutputPath) => number | undefined;

/** A book in all its formats, for the e-book names the pages of the printed one. */
export function unitOfBook({ path }: NonNullable<Job['output']>, audience: Audience): string {
  return `${prefixOf(audience)}book ${path.slice(path.indexOf('/') + 1, path.lastIndexOf('.'))}`;
}

export function listBooks(stages: BookStages, costOf: CostOf): ListedUnit[] {
  const units = new Map<string, ListedUnit>();
  for (const stage of ['print', 'e-book'] as const) {
    for (const { audience, place, formats } of stages[stage]) {
      for (const { output } of formats.flatMap(({ jobs }) => jobs)) {
        if (output === undefined) continue;
        const id = unitOfBook(output, audience);
        const own = costOf(place(output.path)) ?? estimate(output, stage);
        units.set(id, { id, audience, cost: (units.get(id)?.cost ?? 0) + own });
      }
    }
  }
  return [...units.values()];
}

/** The files of a site that take their time: pictures and search indexes. Its pages are made by the merge. */
export async function listSiteFiles(
  formats: readonly Format[],
  edition: Edition,
): Promise<readonly ListedUnit[]> {
  const { audience, articles } = edition.input.publication;
  const jobs = planStage('site', formats, [edition]).flatMap((plan) =>
    plan.formats.flatMap((one) => one.jobs),
  );
  const rendered = jobs.map(async (job) => {
    const render = await job.prepare(edition.services);
    return (await render()).value;
  });
  return (await Promise.all(rendered))
    .flat()
    .filter(isSlow)
    .map((artifact) => ({
      id: `${prefixOf(audience)}file ${edition.place(artifact.path)}`,
      audience,
      cost: artifact.kind === 'folder' ? costOfArticle * articles.length : costOfPicture,
      artifact,
    }));
}

/** The picture that is in both sites under one name is painted for everyone. */
export function dropShared(files: readonly ListedUnit[]): ListedUnit[] {
  const open = new Set(
    files.flatMap(({ audience, artifact }) => (audience === 'everyone' ? (artifact?.path ?? []) : [])),
  );
  return files.filter(
    ({ audience, artifact }) =>
      audience === 'everyone' || artifact?.kind !== 'deferred' || !open.has(artifact.path),
  );
}

/** In milliseconds, as measured on two cores: to print a chapter, to zip it, to paint a picture, to index an article. */
const costOfPrint = { book: 800, chapter: 120 } as const;
const costOfEbook = { book: 100, chapter: 20 } as const;
const costOfPicture = 15;
const costOfArticle = 5;

function estimate({ dependsOn }: NonNullable<Job['output']>, stage: 'print' | 'e-book'): number {
  const chapters = dependsOn.filter((name) => sourceOfShown(name) !== undefined).length;
  const { book, chapter } = stage === 'print' ? costOfPrint : costOfEbook;
  return book + chapter * chapters;
}

function prefixOf(audience: Audience): string {
  return audience === 'members' ? 'members ' : '';
}
