import { afterEach, expect, test } from 'vitest';
import { openThreadPool, type ThreadPool } from '../../src/platform/thread-pool.ts';
import { threadThat } from './threads.ts';

let pool: ThreadPool<string, string> | undefined;

afterEach(async () => {
  await pool?.close();
});

const open = (answer: string, count: number) => (pool = openThreadPool(threadThat(answer), count, 'data'));

test('each task is answered, by no more threads than asked for', async () => {
  const { run } = open('parentPort.postMessage(`${input} by ${threadId} with ${workerData}`);', 2);
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((input) => run(input)));
  expect(answers.map((answer) => answer.slice(0, 1))).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(answers.every((answer) => answer.endsWith('with data'))).toBe(true);
  expect(new Set(answers.map((answer) => answer.slice(1))).size).toBeLessThanOrEqual(2);
});

test('a task that fails is reported, and the next is carried out', async () => {
  const { run } = open("if (input === 'bad') throw new Error('no'); parentPort.postMessage(input);", 1);
  const answers = await Promise.allSettled(['bad', 'good'].map((input) => run(input)));
  expect(answers).toMatchObject([
    { status: 'rejected', reason: { message: 'no' } },
    { status: 'fulfilled', value: 'good' },
  ]);
});

test('a thread that ends before its answer is reported', async () => {
  const { run } = open('process.exit(4);', 1);
  await expect(run('a')).rejects.toThrow('A thread ended with 4 before its work was done.');
});
