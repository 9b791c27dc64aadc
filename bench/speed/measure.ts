import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { planSeries, writeLibrary } from '../library.ts';
import { changeSentence, changeTemplate, changeTitle, chooseArticle, runs, type Run } from './changes.ts';
import { measureCall, type Taken } from './meter.ts';
import type { Library, Program, Workplace } from './programs/program.ts';
import { proveSite } from './prove.ts';

type Subject = 'site' | 'epub' | 'pdf';

/** One table of measures. */
export interface Plan {
  readonly subject: Subject;
  readonly articles: number;
  readonly rounds: number;
  /** In their order; those that are not installed are left out. */
  readonly entries: readonly { readonly program: Program; readonly runs: readonly Run[] }[];
}

/** What one program took in every round of one kind of run. */
export interface Measured {
  readonly subject: Subject;
  readonly articles: number;
  readonly program: string;
  readonly version: string;
  readonly run: Run;
  readonly taken: readonly Taken[];
}

interface Competitor {
  readonly program: Program;
  readonly place: Workplace;
  readonly taken: Map<Run, Taken[]>;
}

/** Runs a plan in a folder of its own; the programs take turns in each kind of run of each round. */
export function measurePlan(plan: Plan): Measured[] {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  try {
    const library = makeLibrary(join(folder, 'library'), plan.articles);
    const competitors = plan.entries
      .filter(({ program }) => program.version !== undefined)
      .map(({ program, runs: asked }, index) => {
        const own = join(folder, String(index));
        mkdirSync(own);
        return {
          program,
          place: program.prepare(own, library),
          taken: new Map(asked.map((run) => [run, [] as Taken[]])),
        };
      });
    // Once unmeasured: the disk is warm, and what an author commits of a first build (the list of addresses) is there.
    for (const { place } of competitors) measureCall(place.call);
    for (let round = 1; round <= plan.rounds; round += 1) {
      for (const run of Object.keys(runs) as Run[]) {
        for (const competitor of competitors) measureRun(competitor, plan, library, run, round);
      }
    }
    return competitors.flatMap(({ program, taken }) =>
      [...taken].map(([run, times]) => ({
        subject: plan.subject,
        articles: plan.articles,
        program: program.name,
        version: program.version ?? '',
        run,
        taken: times,
      })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeLibrary(root: string, articles: number): Library {
  writeLibrary(root, articles, '');
  const series = planSeries(articles);
  return { root, series, articles, changed: chooseArticle(series) };
}

function measureRun(
  { program, place, taken }: Competitor,
  { subject, articles }: Plan,
  library: Library,
  run: Run,
  round: number,
): void {
  const times = taken.get(run);
  if (times === undefined) return;
  makeReady(place, library.changed, run, round);
  const time = measureCall(place.call);
  times.push(time);
  if (subject === 'site') proveSite(place, library, run, round);
  process.stderr.write(
    `${subject} ${articles}, round ${round}, ${runs[run]}, ${program.name}: ${time.wall.toFixed(2)} s wall, ${time.cpu.toFixed(2)} s CPU, ${time.memory.toFixed(0)} MiB\n`,
  );
}

function makeReady({ made, sources, call }: Workplace, changed: string, run: Run, round: number): void {
  switch (run) {
    case 'cold':
      for (const path of made) putAside(path, dirname(call.folder));
      return;
    case 'unchanged':
      return;
    case 'sentence':
      edit(sources.article, (text) => changeSentence(text, round));
      return;
    case 'title':
      for (const file of sources.titles) edit(file, (text) => changeTitle(text, changed, round));
      return;
    case 'template':
      edit(sources.template, (text) => changeTemplate(text, round));
      return;
  }
}

/**
 * Renamed, not removed: for minutes after many files were removed, a disk (ext4) takes several times as long for each new
 * one, which nobody waits for who builds for the first time.
 */
function putAside(path: string, folder: string): void {
  if (existsSync(path)) renameSync(path, join(mkdtempSync(join(folder, 'earlier-')), basename(path)));
}

/** Throws where nothing changes. */
function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`Nothing to change in ${file}.`);
  writeFileSync(file, after);
}
