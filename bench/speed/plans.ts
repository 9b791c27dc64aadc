import { runs, type Run } from './changes.ts';
import type { Plan } from './measure.ts';
import { eleventy } from './programs/eleventy.ts';
import { hugo, hugoWithFeeds } from './programs/hugo.ts';
import { kolofonFor, kolofonWithEverything } from './programs/kolofon.ts';
import type { Program } from './programs/program.ts';
import { unifiedAlone } from './programs/unified-alone.ts';
import { zola } from './programs/zola.ts';

const all = Object.keys(runs) as Run[];

const site = kolofonFor('site');

/** How many articles show what one more takes of memory, beside those of the largest size with peers. */
export const growth = { from: 5000, to: 20_000 } as const;

/** Peers build everything in each run: a second one shows that, and more would show nothing. */
const peers = [hugo, zola, eleventy].map((program) => ({ program, runs: ['cold', 'sentence'] as const }));

/** What explains how long a cold build takes: Hugo with the same feeds, and the packages by themselves. */
const yardsticks = [hugoWithFeeds, unifiedAlone].map((program) => ({ program, runs: ['cold'] as const }));

const against = [...inAllRuns(site), ...peers];

export const fullPlans: readonly Plan[] = [
  { subject: 'site', articles: 100, rounds: 5, entries: against },
  { subject: 'site', articles: 1000, rounds: 5, entries: [...against, ...yardsticks] },
  {
    subject: 'site',
    articles: 1000,
    rounds: 3,
    entries: [{ program: kolofonWithEverything, runs: ['cold', 'sentence'] }],
  },
  { subject: 'site', articles: growth.from, rounds: 5, entries: [...against, ...yardsticks] },
  { subject: 'site', articles: growth.to, rounds: 1, entries: [{ program: site, runs: ['cold'] }] },
  { subject: 'epub', articles: 100, rounds: 3, entries: inAllRuns(kolofonFor('epub')) },
  { subject: 'epub', articles: 1000, rounds: 3, entries: inAllRuns(kolofonFor('epub')) },
  { subject: 'pdf', articles: 26, rounds: 3, entries: inAllRuns(kolofonFor('pdf')) },
];

/** In less than two minutes, on a machine that does little else. One peer shows how fast the machine is today. */
export const quickPlans: readonly Plan[] = [
  {
    subject: 'site',
    articles: 1000,
    rounds: 3,
    entries: [
      { program: site, runs: all },
      { program: hugo, runs: ['cold'] },
    ],
  },
];

function inAllRuns(...programs: readonly Program[]): Plan['entries'] {
  return programs.map((program) => ({ program, runs: all }));
}
