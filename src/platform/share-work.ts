import { setImmediate } from 'node:timers/promises';
import { Worker, type ResourceLimits } from 'node:worker_threads';

/** Threads that help with work of one kind. */
export interface Helpers {
  /** The module that each of them runs: it takes lists of `Input`, and answers each with a list of `Result`. */
  readonly script: URL;
  readonly count: number;
  /** What they know from the start: plain data. */
  readonly data: unknown;
}

interface SharedWork<Task, Input, Result> {
  readonly tasks: readonly Task[];
  /** What a helper needs for a task: plain data. */
  readonly prepare: (task: Task) => Input;
  /** Carries a task out in this thread. */
  readonly carryOut: (task: Task) => Promise<Result>;
  /** Takes the results, in no order. */
  readonly take: (result: Result) => void;
}

/** As many tasks as make a message worth its way, and few enough for all to end at the same time. */
const batchSize = 8;

/** A helper that has to wait for its next batch would be idle. */
const batchesAhead = 2;

/** Most of what a helper makes is soon let go: room for it, in MiB, that is not searched each moment. */
const limits: ResourceLimits = { maxYoungGenerationSizeMb: 32 };

/** Carries tasks out in this thread and in helpers, each of which takes more when it is done. Throws what one of them throws. */
export async function shareWork<Task, Input, Result>(
  work: SharedWork<Task, Input, Result>,
  { script, count, data }: Helpers,
): Promise<void> {
  const { tasks, prepare, carryOut, take } = work;
  let next = 0;
  const draw = (most: number) => {
    const drawn = tasks.slice(next, next + most);
    next += drawn.length;
    return drawn;
  };

  const help = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let waiting = 0;
      const send = () => {
        const batch = draw(batchSize);
        if (batch.length === 0) return;
        worker.postMessage(batch.map(prepare));
        waiting += 1;
      };
      worker.on('error', reject);
      worker.on('exit', (code) => {
        reject(new Error(`A thread ended with ${code} before its work was done.`));
      });
      worker.on('message', (results: readonly Result[]) => {
        waiting -= 1;
        send();
        results.forEach(take);
        if (waiting === 0) resolve();
      });
      for (let ahead = 0; ahead < batchesAhead; ahead += 1) send();
      if (waiting === 0) resolve();
    });
  const workHere = async (): Promise<void> => {
    for (let [task] = draw(1); task !== undefined; [task] = draw(1)) {
      take(await carryOut(task));
      // What the helpers have done is heard between two tasks.
      await setImmediate();
    }
  };

  const workers = Array.from(
    { length: count },
    () => new Worker(script, { workerData: data, resourceLimits: limits }),
  );
  try {
    await Promise.all([...workers.map(help), workHere()]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
