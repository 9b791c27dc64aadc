import type { IsoDate } from '../model/iso-date.ts';
import type { FindArticle } from './find-article.ts';
import { type LoggedRequest, readLine } from './read-line.ts';

export interface CountRules {
  readonly findArticle: FindArticle;
  readonly isRobot: IsRobot;
  /** The first and the last day that count. */
  readonly since: IsoDate | undefined;
  readonly until: IsoDate | undefined;
}

/** What is left of the logs: numbers, and nothing of anybody who read. */
export interface Tally {
  /** Lines that are not empty. */
  readonly lines: number;
  readonly notUnderstood: number;
  /** Requests for articles that came from robots, and are no reads. */
  readonly robots: number;
  /** By article id; only articles that were read. */
  readonly reads: ReadonlyMap<string, number>;
}

export interface Counter {
  readonly take: (line: string) => void;
  readonly tally: () => Tally;
}

export function createCounter({ findArticle, isRobot, since, until }: CountRules): Counter {
  const reads = new Map<string, number>();
  let lines = 0;
  let notUnderstood = 0;
  let robots = 0;
  const isInTime = ({ day }: LoggedRequest) =>
    (since === undefined || day >= since) && (until === undefined || day <= until);

  return {
    take: (line) => {
      const request = readLine(line);
      if (request === undefined) {
        if (line.trim() === '') return;
        notUnderstood += 1;
      }
      lines += 1;
      if (request === undefined || !isDelivery(request) || !isInTime(request)) return;
      const id = findArticle(request.target);
      if (id === undefined) return;
      if (isFromRobot(request, isRobot)) robots += 1;
      else reads.set(id, (reads.get(id) ?? 0) + 1);
    },
    tally: () => ({ lines, notUnderstood, robots, reads }),
  };
}

/** Whether a program, by the name it gives itself, is no browser of a reader. */
export type IsRobot = (agent: string) => boolean;

/** A page that was sent, or that the reader had and was answered with "not modified". */
export function isDelivery({ method, status }: LoggedRequest): boolean {
  return method === 'GET' && (status === 200 || status === 304);
}

/** Browsers send a name. In a log without user agents, robots cannot be recognised. */
export function isFromRobot({ agent }: LoggedRequest, isRobot: IsRobot): boolean {
  return agent !== undefined && (agent === '' || agent === '-' || isRobot(agent));
}

type Counts = ReadonlyMap<string, number>;

export function addCounts(a: Counts, b: Counts): Counts {
  const ids = new Set([...a.keys(), ...b.keys()]);
  return new Map([...ids].map((id) => [id, (a.get(id) ?? 0) + (b.get(id) ?? 0)]));
}

/** The text of `series/popularity.csv`: the articles that were read, the most read first. */
export function printCounts(counts: Counts): string {
  const rows = [...counts]
    .filter(([, reads]) => reads > 0)
    .toSorted(([a, readsOfA], [b, readsOfB]) => readsOfB - readsOfA || (a < b ? -1 : 1))
    .map(([id, reads]) => `${id},${String(reads)}\n`);
  return `article,reads\n${rows.join('')}`;
}
