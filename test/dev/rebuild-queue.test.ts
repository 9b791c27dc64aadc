import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openRebuildQueue, type RebuildQueue } from '../../src/dev/rebuild-queue.ts';

/** Builds that take a second, and the changes they were given. */
let builds: (readonly string[])[];
let running: number;
let queue: RebuildQueue;

beforeEach(async () => {
  vi.useFakeTimers();
  builds = [];
  running = 0;
  queue = openRebuildQueue(async (files) => {
    builds.push(files);
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    running -= 1;
  });
  await vi.advanceTimersByTimeAsync(1000);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a queue of rebuilds', () => {
  test('begins with one for no change', () => {
    expect(builds).toEqual([[]]);
  });

  test('waits a moment for the second file of an editor, and no longer', async () => {
    queue.add('a.md');
    await vi.advanceTimersByTimeAsync(15);
    queue.add('b.md');
    await vi.advanceTimersByTimeAsync(19);
    expect(builds).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(builds[1]).toEqual(['a.md', 'b.md']);
  });

  test('makes one of a burst that takes breaths', async () => {
    for (let index = 0; index < 500; index += 1) {
      queue.add(`${String(index)}.md`);
      await vi.advanceTimersByTimeAsync(index > 10 && index % 100 === 0 ? 100 : 1);
    }
    await vi.advanceTimersByTimeAsync(2000);
    expect(builds.map((files) => files.length)).toEqual([0, 500]);
  });

  test('begins in the end while changes go on', async () => {
    for (let time = 0; time < 1600; time += 10) {
      queue.add('log.md');
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(builds).toHaveLength(2);
  });

  test('makes exactly one more of all that changes during a build, and none at the same time', async () => {
    queue.add('a.md');
    await vi.advanceTimersByTimeAsync(100);
    for (const file of ['b.md', 'c.md', 'b.md']) {
      queue.add(file);
      await vi.advanceTimersByTimeAsync(200);
    }
    await vi.advanceTimersByTimeAsync(5000);
    expect(builds).toEqual([[], ['a.md'], ['b.md', 'c.md']]);
  });

  test('begins nothing once it is closed, and waits for what runs', async () => {
    queue.add('a.md');
    await vi.advanceTimersByTimeAsync(100);
    queue.add('b.md');
    let isClosed = false;
    void queue.close().then(() => (isClosed = true));
    await vi.advanceTimersByTimeAsync(900);
    expect([isClosed, running]).toEqual([false, 1]);
    await vi.advanceTimersByTimeAsync(5000);
    expect([isClosed, running, builds.length]).toEqual([true, 0, 2]);
  });
});
