import type { Audience } from '../../model/publication.ts';
import { digestPlan, type BuildFacts } from '../../shards/build-facts.ts';
import { divideWork } from '../../shards/divide-work.ts';
import { planBookStages, type BookStages } from '../outputs/book-stages.ts';
import type { Chosen } from '../outputs/choose-books.ts';
import type { Editions } from '../outputs/open-editions.ts';
import { plannedDownloads } from '../outputs/render-input.ts';
import type { PreparedPublication } from '../prepare.ts';
import { dropShared, listBooks, listSiteFiles, type CostOf, type ListedUnit } from './list-work.ts';

/** All work of a build that shards can do. */
export interface BuildWork {
  readonly stages: BookStages;
  readonly units: readonly ListedUnit[];
}

/** The division of a build into shards. */
export interface Division {
  readonly digest: string;
  /** The units of each shard. */
  readonly shards: readonly (readonly ListedUnit[])[];
}

export async function listBuildWork(
  prepared: PreparedPublication,
  chosen: Chosen,
  { given, openEdition }: Editions,
  costOf: CostOf,
): Promise<BuildWork> {
  const stages = planBookStages({ given, openEdition, chosen });
  const files = given.map(({ input, services }) => {
    // Their sizes and digests are not known; no picture and no index shows them.
    const downloads = plannedDownloads(input.publication, prepared.formats);
    return listSiteFiles(chosen.formats, openEdition({ input: { ...input, downloads }, services }));
  });
  return { stages, units: [...listBooks(stages, costOf), ...dropShared((await Promise.all(files)).flat())] };
}

export function divideBuild(facts: BuildFacts, { units }: BuildWork, count: number): Division {
  return withDigest(facts, divideWork(units, count));
}

/** The same as somebody planned it; undefined where the plan is not of these units. */
export function divideAsPlanned(
  facts: BuildFacts,
  { units }: BuildWork,
  ids: readonly (readonly string[])[],
): Division | undefined {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const shards = ids.map((list) => list.flatMap((id) => known.get(id) ?? []));
  const planned = ids.flat();
  const isSame =
    planned.length === known.size &&
    new Set(planned).size === known.size &&
    shards.flat().length === known.size;
  return isSame ? withDigest(facts, shards) : undefined;
}

export function idsOf(units: readonly ListedUnit[], audience: Audience): string[] {
  return units.filter((unit) => unit.audience === audience).map(({ id }) => id);
}

function withDigest(facts: BuildFacts, shards: readonly (readonly ListedUnit[])[]): Division {
  return {
    digest: digestPlan(
      facts,
      shards.map((units) => units.map(({ id }) => id)),
    ),
    shards,
  };
}
