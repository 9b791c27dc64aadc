import type { Staging } from '../emit/staging.ts';
import type { Format, FormatInput } from '../formats/format.ts';
import { openPacking, type Packaged } from './package.ts';
import type { Progress } from './progress.ts';
import { renderFormat } from './render.ts';

/** Makes the printed books and the e-books of these formats side by side: each e-book as soon as its book is printed. */
export async function makeBooks(
  formats: readonly Format[],
  inputs: readonly FormatInput[],
  staging: Staging,
  progress: Progress,
): Promise<Packaged> {
  const make = async (stage: Format['stage']): Promise<Packaged> => {
    const own = formats.filter((format) => format.stage === stage);
    const packing = openPacking(staging, progress);
    const rendering = inputs.flatMap((input) =>
      own.map((format) => renderFormat(format, input, packing.add)),
    );
    const rendered = await Promise.all(rendering);
    const { failures, diagnostics } = await packing.done();
    return {
      failures,
      diagnostics: [...rendered.flatMap((result) => result.diagnostics), ...diagnostics],
    };
  };
  const printing = make('print').finally(() => inputs.forEach(({ paginations }) => paginations.close()));
  // A bug in one does not leave the other at work when the staging folder goes.
  const all = await Promise.allSettled([printing, make('e-book')]);
  const made = all.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  return {
    failures: made.flatMap(({ failures }) => failures),
    diagnostics: made.flatMap(({ diagnostics }) => diagnostics),
  };
}
