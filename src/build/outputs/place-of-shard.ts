import type { Format, Job } from '../../formats/format.ts';
import type { Audience } from '../../model/publication.ts';
import type { PlaceOutput } from '../audiences.ts';
import type { OutputContext } from './output-context.ts';
import type { Packaged } from './package.ts';
import type { ReusableOutputs } from './reusable-outputs.ts';

interface ShardedStep {
  readonly format: Format;
  readonly job: Job;
  readonly audience: Audience;
  readonly place: PlaceOutput;
  readonly reusable: ReusableOutputs;
}

/** Takes the book of a step from the shard that made it. */
export function placeOfShard(
  { shards, staging, earlySearch, build: { progress } }: OutputContext,
  { format, job, audience, place, reusable }: ShardedStep,
): Packaged {
  const nothing: Packaged = { failures: [], diagnostics: [], made: [], outputs: [] };
  if (job.output === undefined) return nothing;
  const path = place(job.output.path);
  const found = shards?.findOutput(audience, path);
  // The sources are the same, and so is the list of books.
  if (found === undefined) throw new Error(`No shard made ${path}, though all of them are there.`);
  const { diagnostics, milliseconds } = found;
  const size = staging.place(path, found.file);
  const isKept = staging.stays(path);
  if (!isKept) earlySearch.add(path, () => staging.read(path));
  const title = audience === 'members' ? `${job.title} (members)` : job.title;
  progress.made(format.label, title, [{ path, size, isCopy: false, isKept }], milliseconds);
  const key = reusable.keyOf(job.output.dependsOn);
  return { ...nothing, diagnostics, outputs: [{ path, key, size, isKept, diagnostics, milliseconds }] };
}
