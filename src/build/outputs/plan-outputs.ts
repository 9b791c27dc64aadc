import type { Format, RenderInput, Job } from '../../formats/format.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import type { Audience } from '../../model/publication.ts';
import type { PlaceOutput } from '../audiences.ts';
import type { ReusableOutputs } from './reusable-outputs.ts';

/** The work of one stage for one audience. */
export interface Plan {
  readonly audience: Audience;
  readonly place: PlaceOutput;
  readonly reusable: ReusableOutputs;
  readonly services: MakeServices;
  readonly formats: readonly { readonly format: Format; readonly jobs: readonly Job[] }[];
}

/** What a stage is planned from, for one audience. */
export interface Edition {
  readonly input: RenderInput;
  readonly services: MakeServices;
  readonly place: PlaceOutput;
  readonly reusable: ReusableOutputs;
}

export function planStage(
  stage: Format['stage'],
  formats: readonly Format[],
  editions: readonly Edition[],
): Plan[] {
  const own = formats.filter((format) => format.stage === stage);
  return editions.map(({ input, services, place, reusable }) => ({
    audience: input.publication.audience,
    place,
    reusable,
    services,
    formats: own.map((format) => ({ format, jobs: format.plan(input) })),
  }));
}

/** Whether a step has to be run. */
export type IsDue = (job: Job, audience: Audience) => boolean;

/**
 * What has to be made: a book in all its formats as soon as one of them is not there as it should be, for the e-book names
 * the pages of the printed one. Steps that make several files see to it themselves.
 */
export function findDue(plans: readonly Plan[]): IsDue {
  const nameOf = ({ path }: NonNullable<Job['output']>, audience: Audience) =>
    `${audience} ${path.slice(path.indexOf('/'), path.lastIndexOf('.'))}`;
  const stale = new Set<string>();
  for (const { audience, place, reusable, formats } of plans) {
    for (const { output } of formats.flatMap(({ jobs }) => jobs)) {
      if (output !== undefined && !reusable.isSame(place(output.path), reusable.keyOf(output.dependsOn)))
        stale.add(nameOf(output, audience));
    }
  }
  return ({ output }, audience) => output === undefined || stale.has(nameOf(output, audience));
}
