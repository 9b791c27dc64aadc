import type { Browser } from 'puppeteer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limitsOf, type PrintLimits, watchWork, type Overtime } from '../../src/platform/watch-work.ts';

// The time of a busy machine would decide otherwise.
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A browser of two processes; `clock` gives the seconds of the processor that the second one has used. */
function browserWith(clock: () => number | undefined): Browser {
  const send = () => {
    const cpuTime = clock();
    if (cpuTime === undefined) return Promise.reject(new Error('Target closed'));
    return Promise.resolve({
      processInfo: [
        { id: 1, cpuTime: 0.5 },
        { id: 2, cpuTime },
      ],
    });
  };
  const session = { send, detach: () => Promise.resolve() };
  return { target: () => ({ createCDPSession: () => Promise.resolve(session) }) } as unknown as Browser;
}

async function firstOvertime(clock: () => number | undefined, limits: PrintLimits): Promise<Overtime> {
  const { promise, resolve } = withResolvers<Overtime>();
  const stop = watchWork(browserWith(clock), limits, resolve);
  await vi.advanceTimersByTimeAsync(10_000);
  const overtime = await promise;
  stop();
  return overtime;
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

test('a browser that works has time until its work is too much, however long it takes', async () => {
  let seconds = 10;
  const work = await firstOvertime(() => (seconds += 0.001), { idle: 400, work: 8 });
  expect(work).toEqual({ reason: 'it took 0 seconds of the processor and was not done', isCertain: true });
  // What the process had used before this print is not counted.
  expect(seconds).toBeGreaterThanOrEqual(10.009);
});

test('a browser that does nothing, or does not answer, is given up and may be tried again', async () => {
  const idle = { reason: 'the browser did nothing for 0.2 seconds', isCertain: false };
  expect(await firstOvertime(() => 7, { idle: 200, work: 1000 })).toEqual(idle);
  expect(await firstOvertime(() => undefined, { idle: 200, work: 1000 })).toEqual(idle);
});

test('a limit of the whole is certain only where the browser worked on it', async () => {
  let seconds = 1;
  const limits = { idle: 60_000, work: 60_000, whole: 100 };
  expect(await firstOvertime(() => (seconds += 1), limits)).toMatchObject({ isCertain: true });
  expect(await firstOvertime(() => 7, limits)).toMatchObject({ isCertain: false });
});

test('a book gets time by its size', () => {
  const picture = { mediaType: 'image/jpeg', bytes: new Uint8Array(5e6) };
  const small = limitsOf({ html: 'Hei', files: new Map() }, undefined);
  const large = limitsOf({ html: 'a'.repeat(10e6), files: new Map([['a.jpg', picture]]) }, undefined);
  expect([small.work, large.work].map((limit) => Math.round(limit / 60_000))).toEqual([3, 18]);
});
