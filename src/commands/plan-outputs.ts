import type { Format, FormatInput, Job } from '../formats/format.ts';
import type { Audience } from '../model/publication.ts';
import { placeOutput } from './audiences.ts';
import type { Standing } from './standing-outputs.ts';

/** The work of one stage for one audience. */
export interface Plan {
  readonly audience: Audience;
  readonly standing: Standing;
  readonly formats: readonly { readonly format: Format; readonly jobs: readonly Job[] }[];
}

/** What a stage is planned from, for one audience. */
export interface Edition {
  readonly input: FormatInput;
  readonly standing: Standing;
}

export function planStage(
  stage: Format['stage'],
  formats: readonly Format[],
  editions: readonly Edition[],
): Plan[] {
  const own = formats.filter((format) => format.stage === stage);
  return editions.map(({ input, standing }) => ({
    audience: input.publication.audience,
    standing,
    formats: own.map((format) => ({ format, jobs: format.plan(input) })),
  }));
}

/** Whether a step has to be carried out. */
export type IsDue = (job: Job, audience: Audience) => boolean;

/**
 * What has to be made: a book in all its formats as soon as one of them is not there as it should be, for the e-book names
 * the pages of the printed one. Steps that make several files see to it themselves.
 */
export function findDue(plans: readonly Plan[]): IsDue {
  const nameOf = ({ path }: NonNullable<Job['output']>, audience: Audience) =>
    `${audience} ${path.slice(path.indexOf('/'), path.lastIndexOf('.'))}`;
  const stale = new Set<string>();
  for (const { audience, standing, formats } of plans) {
    for (const { output } of formats.flatMap(({ jobs }) => jobs)) {
      if (
        output !== undefined &&
        !standing.isSame(placeOutput(output.path, audience), standing.keyOf(output.dependsOn))
      )
        stale.add(nameOf(output, audience));
    }
  }
  return ({ output }, audience) => output === undefined || stale.has(nameOf(output, audience));
}
