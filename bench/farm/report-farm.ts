import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRedis, startRedis } from '../../test/harness/cache-servers.ts';
import { decimals } from '../figures.ts';
import { describeDay, writeTable, type Report, type Row } from '../report.ts';
import { measureWorkers, type WorkerRun } from './measure-workers.ts';
import { modelFarm, type JobCosts, type ModelledFarm } from './model.ts';
import { simulateFarm, type SimulatedFarm } from './simulate-farm.ts';

const jobs = 10_000;

/** The publication of the model. Rates of the build itself are those of the benchmarks of sites and of the sample. */
const modelled: ModelledFarm = {
  articles: 200_000,
  books: 5_000,
  pictures: 125_000,
  workers: 40,
  slots: 2,
  utilisation: 0.85,
  article: 0.004,
  ownBook: 0.5,
  cores: 8,
};

/** Measures workers on one machine and a simulated farm, and calculates a large one from both. */
export async function reportFarm(): Promise<Report> {
  if (!hasRedis()) return { text: 'farm: left out, because redis-server is not installed.\n', files: {} };
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  const server = await startRedis(folder);
  try {
    const runs = await measureWorkers(server.url);
    const pictures = timesOf(runs, 'pictures', 1);
    const farm = await simulateFarm(server.url, pictures, jobs);
    // So that the workers alone could do 1,000 jobs a second: what is less is the queue's part.
    const scale = 200 / mean(pictures);
    const quick = await simulateFarm(
      server.url,
      pictures.map((time) => time * scale),
      jobs,
    );
    const costs = {
      book: mean(timesOf(runs, 'prints', 1)) / 1000,
      picture: mean(pictures) / 1000,
      order: farm.cpu / farm.jobs,
    };
    const text = write(runs, [farm, quick], costs);
    return { text, files: { 'bench/results/farm.md': text } };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(runs: readonly WorkerRun[], farms: readonly SimulatedFarm[], costs: JobCosts): string {
  const parts = [
    '# Workers on a queue, measured',
    `${describeDay('npm run bench farm')}. Seconds, unless it says otherwise.`,
    '## One machine',
    writeTable(runs.map(describeRun)),
    'Each worker does one job at a time. A build alone uses all cores; the workers share them with the build. Busy is the share of the build during which a worker had a job.',
    '## A simulated farm',
    writeTable(farms.map(describeFarm)),
    'Workers sleep for the times that pictures took above, and then for the same times scaled to 0.2 s on average. They send values of 20 kB, signed and verified. All 200, the coordinator and Redis share this machine, and the workers take most of it; elsewhere, the coordinator and Redis could do as many jobs a second as their processor time allows.',
    `## A model of ${modelled.articles.toLocaleString('en')} articles`,
    writeTable(describeModel(costs)),
    describeAssumptions(costs),
  ];
  return `${parts.join('\n\n')}\n`;
}

function describeRun({ corpus, workers, wall, times }: WorkerRun): Row {
  const all = [...times.values()].flat();
  const busy = all.reduce((sum, time) => sum + time, 0) / 1000 / workers / wall;
  const kind = corpus === 'books' ? 'prints' : 'pictures';
  return {
    Corpus: corpus === 'books' ? '8 books of 104 articles' : '24 photographs',
    Workers: workers === 0 ? 'none' : String(workers),
    Wall: decimals(wall),
    Jobs: workers === 0 ? '–' : String(all.length),
    'A job': decimals(mean(times.get(kind) ?? []) / 1000),
    Busy: workers === 0 ? '–' : `${(busy * 100).toFixed(0)} %`,
  };
}

function describeFarm({ workers, jobs: done, meanTime, wall, cpu, redisCpu, lost }: SimulatedFarm): Row {
  return {
    Workers: String(workers),
    Jobs: done.toLocaleString('en'),
    'A job': decimals(meanTime),
    Wall: decimals(wall),
    'Jobs a second': (done / wall).toFixed(0),
    'Of what workers can do': `${((100 * done * meanTime) / workers / wall).toFixed(0)} %`,
    'Coordinator, ms of CPU a job': decimals((1000 * cpu) / done),
    'Redis, ms of CPU a job': decimals((1000 * redisCpu) / done),
    'Done by no worker': String(lost),
  };
}

function describeModel(costs: JobCosts): Row[] {
  return [modelled, { ...modelled, workers: 10 }, { ...modelled, workers: 200 }].map((farm) => {
    const { alone, workers, coordinator, whole, jobsPerSecond } = modelFarm(costs, farm);
    return {
      Workers: String(farm.workers),
      'One machine, h': decimals(alone),
      'Workers, h': decimals(workers),
      'Coordinator, h': decimals(coordinator),
      'Whole, h': decimals(whole),
      'Jobs a second': decimals(jobsPerSecond),
    };
  });
}

function describeAssumptions({ book, picture, order }: JobCosts): string {
  const { books, pictures, slots, utilisation, article, ownBook, cores } = modelled;
  return [
    `Assumed: ${books.toLocaleString('en')} books of 26 articles, ${decimals(book)} s each; ${pictures.toLocaleString('en')} pictures (40,000 photographs in three sizes, and the covers), ${decimals(picture)} s each; ${slots} jobs at a time on each worker, busy ${utilisation * 100} % of the time.`,
    `The build runs on ${cores} cores: ${article * 1000} ms for each article (the benchmark of sites, cold, with search left out), ${ownBook} s for each book (rendering it, and reading the finished PDF for the leak check), and ${decimals(order * 1000)} ms for each job. A machine alone does its own work and that of the workers on the same cores.`,
  ].join('\n');
}

function timesOf(runs: readonly WorkerRun[], kind: string, workers: number): number[] {
  return runs.filter((run) => run.workers === workers).flatMap(({ times }) => times.get(kind) ?? []);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
