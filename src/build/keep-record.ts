import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { KnownOutputs } from '../emit/staging.ts';
import { isLeft } from '../incremental/earlier-build.ts';
import type { OutputRecord } from '../incremental/record.ts';
import type { OutputPath } from '../model/paths.ts';
import type { BuildContext } from './build-context.ts';
import type { OutputResults } from './outputs/output-results.ts';
import type { PreparedPublication } from './prepare.ts';
import { listSources } from './list-sources.ts';
import { stampOutputs, type Workspace } from './workspace.ts';

interface Finished extends Pick<OutputResults, 'outputs' | 'digests' | 'memberDigest'> {
  readonly prepared: PreparedPublication;
  readonly diagnostics: readonly Diagnostic[];
  readonly content: string;
  readonly unpublished: readonly string[];
}

/** What the staging folder need not look up: outputs that are as an earlier build left them. */
export function knownOutputs({ records, output, earlier: { outputs } }: Workspace): KnownOutputs {
  const { stampOutput } = stampOutputs(output);
  return {
    // The folder may be another one of the same name: what is not as it was left was written by somebody else.
    written: () =>
      [...(records?.readWritten() ?? [])]
        .filter(([path, left]) => isLeft(left, stampOutput(path)))
        .map(([path]) => path),
    measure: (path) => {
      const known = outputs.get(path);
      return known?.sha256 === undefined ? undefined : { size: known.size, sha256: known.sha256 };
    },
    sizeOf: (path) => outputs.get(path)?.size,
  };
}

/** Leaves a record of a build that succeeded, for the next one. */
export function keepRecord(
  { request, scanned, workspace }: Pick<BuildContext, 'request' | 'scanned' | 'workspace'>,
  { prepared, outputs, digests, diagnostics, memberDigest, content, unpublished }: Finished,
): void {
  const { records, earlier, output, tools } = workspace;
  if (records === undefined) return;
  const { scan, record, memory, notes } = earlier;
  for (const path of listSources(workspace, prepared)) scan.digestOf(path);
  const sources = scan.found();
  const { manifest, stampOutput: stamp } = stampOutputs(output);
  const made = outputs.flatMap(
    ({ path, key, isKept, diagnostics: found = [], milliseconds }): [OutputPath, OutputRecord][] => {
      const now = (isKept ? earlier.outputs.get(path) : undefined) ?? stamp(path);
      if (now === undefined) return [];
      const { size, modified } = now;
      const sha256 = digests.get(path);
      const cost = settleCost(record?.outputs.get(path)?.milliseconds, milliseconds);
      return [
        [
          path,
          {
            size,
            modified,
            key,
            ...(sha256 === undefined ? {} : { sha256 }),
            ...(found.length === 0 ? {} : { diagnostics: found }),
            ...(cost === undefined ? {} : { milliseconds: cost }),
          },
        ],
      ];
    },
  );
  const isKept = new Map(outputs.map((one) => [one.path, one.isKept]));
  const left = [...earlier.outputs].filter(([path, known]) => isKept.get(path) ?? isLeft(known, stamp(path)));
  const isSame =
    record?.asOf === prepared.publication.asOf &&
    record.sources.size === sources.size &&
    left.length === record.outputs.size &&
    [...sources].every(([path, { digest }]) => record.sources.get(path)?.digest === digest);
  const isSettled = diagnostics.every(({ code }) => code !== 'diagram-drawn');
  records.write(
    {
      tools,
      scanned,
      asOf: prepared.publication.asOf,
      // What could not be drawn is tried again, also where nothing has changed.
      requests: isSettled ? [...new Set([...(isSame ? record.requests : []), request])] : [],
      sources,
      outputs: new Map([...left, ...made]),
      manifest,
      memberDigest,
      diagnostics,
      content,
      unpublished,
    },
    notes(),
    memory().fresh,
  );
}

/** A book whose print is in the cache takes no time: the cost of an output falls by half at most. */
function settleCost(before: number | undefined, now: number | undefined): number | undefined {
  if (now === undefined || before === undefined) return now ?? before;
  return Math.max(now, before / 2);
}
