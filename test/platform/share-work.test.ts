import { expect, test } from 'vitest';
import { shareWork } from '../../src/platform/share-work.ts';
import { threadThat } from './threads.ts';

const tasks = Array.from({ length: 200 }, (_, index) => index);

async function share(script: URL): Promise<{ readonly task: number; readonly by: string }[]> {
  const results: { task: number; by: string }[] = [];
  await shareWork(
    {
      tasks,
      prepare: (task) => ({ task }),
      carryOut: async (task) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return { task, by: 'this thread' };
      },
      take: (result: { task: number; by: string }) => results.push(result),
    },
    { script, count: 2, data: 'a helper' },
  );
  return results;
}

test('each task is carried out once, here and by the helpers', async () => {
  const answer = 'parentPort.postMessage(input.map(({ task }) => ({ task, by: workerData })));';
  const results = await share(threadThat(answer));
  expect(results.map(({ task }) => task).sort((a, b) => a - b)).toEqual(tasks);
  expect(new Set(results.map(({ by }) => by))).toEqual(new Set(['this thread', 'a helper']));
});

test('what a helper throws is thrown', async () => {
  await expect(share(threadThat("throw new RangeError('too deep');"))).rejects.toThrow('too deep');
});

test('a helper that ends too early is reported of', async () => {
  await expect(share(threadThat('process.exit(3);'))).rejects.toThrow(
    'A thread ended with 3 before its work was done.',
  );
});
