import { describe, expect, test } from 'vitest';
import { makeQueue } from '../../src/platform/make-queue.ts';

/** An action that ends on request. */
function holdAction(name: string, log: string[]) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const action = async (): Promise<string> => {
    log.push(name);
    await ended;
    return name;
  };
  return { action, end };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a queue', () => {
  test('begins an action when the one before it ends, and gives its value', async () => {
    const log: string[] = [];
    const queue = makeQueue();
    const [first, second] = [holdAction('first', log), holdAction('second', log)];
    const values = [queue(first.action), queue(second.action)];
    await settle();
    expect(log).toEqual(['first']);
    first.end();
    second.end();
    expect(await Promise.all(values)).toEqual(['first', 'second']);
    expect(log).toEqual(['first', 'second']);
  });

  test('of two abreast gives a place to whoever waits longest as soon as either is free', async () => {
    const log: string[] = [];
    const queue = makeQueue(2);
    const actions = ['slow', 'quick', 'third', 'fourth'].map((name) => holdAction(name, log));
    const values = Promise.all(actions.map(({ action }) => queue(action)));
    await settle();
    expect(log).toEqual(['slow', 'quick']);
    actions[1]?.end();
    await settle();
    expect(log).toEqual(['slow', 'quick', 'third']);
    actions.forEach(({ end }) => end());
    expect(await values).toEqual(['slow', 'quick', 'third', 'fourth']);
  });

  test('goes on behind an action that fails', async () => {
    const queue = makeQueue();
    const failing = queue(() => Promise.reject(new Error('It fails.')));
    await expect(failing).rejects.toThrow('It fails.');
    expect(await queue(() => Promise.resolve('next'))).toBe('next');
  });
});
