import { decimals, whole } from '../figures.ts';
import { runs, type Run } from './changes.ts';
import type { Measured } from './measure.ts';
import { kolofonName } from './own-name.ts';
import type { BarGroup } from './plot.ts';
import { groupMeasured, medianTaken } from './summary.ts';

/** What Kolofon is shown with beside its cold build. */
const warm: readonly Run[] = ['sentence', 'unchanged'];

/**
 * For each size of site with peers: their cold builds and Kolofon's, and Kolofon's warm ones. Kolofon with everything that
 * no peer makes is left out: its bar would make all others too short to compare.
 */
export function choosePlotted(measured: readonly Measured[]): BarGroup[] {
  return groupMeasured(measured)
    .filter((group) => group.measured.some(({ program }) => !isOwn(program)))
    .map((group) => ({
      heading: group.heading,
      bars: group.measured
        .filter(({ program }) => program === kolofonName || !isOwn(program))
        .filter(({ run, program }) => run === 'cold' || (program === kolofonName && warm.includes(run)))
        .toSorted((a, b) => Number(b.run === 'cold') - Number(a.run === 'cold'))
        .map(({ program, run, taken }) => {
          const { wall, cpu, memory } = medianTaken(taken);
          return {
            label: run === 'cold' ? program : `${program}, ${runs[run]}`,
            wall,
            cpu,
            remark: `${decimals(wall)} s, CPU ${decimals(cpu)} s, ${whole(memory)} MiB`,
            isOwn: isOwn(program),
          };
        }),
    }));
}

function isOwn(program: string): boolean {
  return program.startsWith(kolofonName);
}
