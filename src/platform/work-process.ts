import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process is sent. */
export interface Asked<Input> {
  readonly id: number;
  readonly input: Input;
}

/** What it sends back. */
export interface Answer<Result> {
  readonly id: number;
  readonly result: Result;
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/** How long a process may wait for its next task, in milliseconds. */
const patience = 500;

/**
 * Gives a function that hands plain data to a process and waits for its answer. The process starts with the first task,
 * and ends when it has none for a while, or with this one: with it goes all the memory that it took.
 */
export function openWorkProcess<Result>(
  script: URL,
  environment: NodeJS.ProcessEnv,
): (input: unknown) => Promise<Result> {
  const waiting = new Map<number, Waiting<Result>>();
  let count = 0;
  let current: ChildProcess | undefined;
  let rest: NodeJS.Timeout | undefined;

  const start = (): ChildProcess => {
    const child = fork(fileURLToPath(script), {
      env: environment,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const end = (error: Error) => {
      if (current !== child) return;
      current = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    child.on('error', end);
    child.on('exit', (code, signal) => {
      end(new Error(`A process ended with ${signal ?? String(code)} before its work was done.`));
    });
    child.on('message', ({ id, result }: Answer<Result>) => {
      waiting.get(id)?.resolve(result);
      waiting.delete(id);
      if (waiting.size === 0) letRest(child);
    });
    return child;
  };
  /** One that has nothing to do keeps nobody from ending. */
  const letRest = (child: ChildProcess): void => {
    child.unref();
    child.channel?.unref();
    rest = setTimeout(() => {
      current = undefined;
      child.disconnect();
    }, patience).unref();
  };

  return (input) =>
    new Promise((resolve, reject) => {
      clearTimeout(rest);
      const child = (current ??= start());
      child.ref();
      child.channel?.ref();
      const id = count++;
      waiting.set(id, { resolve, reject });
      child.send({ id, input } satisfies Asked<unknown>);
    });
}
