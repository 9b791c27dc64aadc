import { decimals, median, whole } from '../figures.ts';
import type { Row } from '../report.ts';
import { runs, type Run } from './changes.ts';
import type { Measured } from './measure.ts';
import type { Taken } from './meter.ts';
import { kolofonName } from './own-name.ts';

/** Each of the three by itself: the median wall and the median memory may come from different rounds. */
export function medianTaken(taken: readonly Taken[]): Taken {
  return {
    wall: median(taken.map(({ wall }) => wall)),
    cpu: median(taken.map(({ cpu }) => cpu)),
    memory: median(taken.map(({ memory }) => memory)),
  };
}

/** What was measured of one subject and one number of articles. */
export interface Group {
  readonly heading: string;
  readonly measured: readonly Measured[];
}

const subjects: Readonly<Record<Measured['subject'], string>> = {
  site: 'Site',
  epub: 'E-books of all series',
  pdf: 'Printed book of one series',
};

/** In the order in which they were measured. */
export function groupMeasured(measured: readonly Measured[]): Group[] {
  const headings = new Set(measured.map(describeSize));
  return [...headings].map((heading) => ({
    heading,
    measured: measured.filter((entry) => describeSize(entry) === heading),
  }));
}

function describeSize({ subject, articles }: Measured): string {
  return `${subjects[subject]}, ${articles.toLocaleString('en')} articles`;
}

/** Medians by run and program, and where there are peers, how many times what Kolofon takes in the same run. */
export function writeRows(measured: readonly Measured[]): Row[] {
  const hasPeers = new Set(measured.map(({ program }) => program)).size > 1;
  return (Object.keys(runs) as Run[]).flatMap((run) => {
    const inRun = measured.filter((entry) => entry.run === run);
    const own = medianTaken(inRun.find(({ program }) => program === kolofonName)?.taken ?? []);
    return inRun.map(({ program, taken }) => {
      const { wall, cpu, memory } = medianTaken(taken);
      return {
        Run: runs[run],
        Program: program,
        'Wall, s': decimals(wall),
        'CPU, s': decimals(cpu),
        'Memory, MiB': whole(memory),
        ...(hasPeers
          ? {
              'Wall, ratio': decimals(wall / own.wall),
              'CPU, ratio': decimals(cpu / own.cpu),
              'Memory, ratio': decimals(memory / own.memory),
            }
          : {}),
      };
    });
  });
}

/** KiB of peak memory for each article more, of Kolofon's cold site; NaN where one of the sizes was not measured. */
export function memoryPerArticle(
  measured: readonly Measured[],
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const of = (articles: number) => {
    const found = measured.find(
      (entry) =>
        entry.subject === 'site' &&
        entry.run === 'cold' &&
        entry.program === kolofonName &&
        entry.articles === articles,
    );
    return medianTaken(found?.taken ?? []).memory;
  };
  return ((of(to) - of(from)) * 1024) / (to - from);
}
