import type { IsoDate } from '../model/iso-date.ts';
import type { FindArticle } from './find-article.ts';
import { isDelivery, isFromRobot, type IsRobot } from './is-read.ts';
import type { LoggedRequest } from './logged-request.ts';
import { readLine } from './read-line.ts';

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
