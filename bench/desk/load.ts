import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';
import type { MeasuredDesk } from './open-desk.ts';

/** A kind of request, as often as it is wanted. */
export interface Load {
  readonly name: string;
  /** Requests a second; without it, each connection asks again once it has its answer. */
  readonly rate?: number;
  readonly seconds: number;
  readonly connections: number;
  /** The status of a right answer. */
  readonly status: number;
  /** The request with this number. */
  readonly request: (index: number) => {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

export interface LoadResult {
  readonly load: Load;
  /** Answers a second. */
  readonly rate: number;
  /** In milliseconds, of all answers, in order. */
  readonly times: readonly number[];
  /** Answers with another status than the right one, and requests without an answer. */
  readonly wrong: number;
  /** The share of one core that the desk's process used. */
  readonly cpu: number;
}

/** Sends requests to a desk, over connections that stay open. */
export async function sendLoad(desk: MeasuredDesk, load: Load): Promise<LoadResult> {
  const times: number[] = [];
  let wrong = 0;
  let index = 0;
  const before = cpuOf(desk.process.pid ?? 0);
  const start = performance.now();
  const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: `http://127.0.0.1:${desk.port}`,
        connections: load.connections,
        duration: load.seconds,
        ...(load.rate === undefined ? {} : { overallRate: load.rate }),
        requests: [
          {
            setupRequest: (request) => {
              const { method, path, headers, body } = load.request((index += 1));
              return { ...request, method, path, headers, ...(body === undefined ? {} : { body }) };
            },
          },
        ],
      },
      (error: Error | null, result) => {
        if (error === null) resolve(result);
        else reject(error);
      },
    );
    run.on('response', (_, status, __, time) => {
      times.push(time);
      if (status !== load.status) wrong += 1;
    });
  });
  const seconds = (performance.now() - start) / 1000;
  const cpu = (cpuOf(desk.process.pid ?? 0) - before) / seconds;
  const sorted = times.toSorted((a, b) => a - b);
  return { load, rate: times.length / seconds, times: sorted, wrong: wrong + errors + timeouts, cpu };
}

/** The seconds of processor time that a process has used (proc(5), fields 14 and 15 of stat, in hundredths). */
function cpuOf(id: number): number {
  const [, fields = ''] = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ');
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}
