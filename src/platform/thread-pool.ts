import { Worker } from 'node:worker_threads';

/** Threads that run tasks one by one, each started when there is a task for it. */
export interface ThreadPool<Input, Result> {
  /** Rejected by what its thread threw. */
  readonly run: (input: Input) => Promise<Result>;
  /** Ends the threads. What they have not done is never done. */
  close(): Promise<void>;
}

interface Queued<Input, Result> {
  readonly input: Input;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** `script` runs in each of at most `count` threads: it is given `data`, takes an `Input`, and answers with a `Result`. */
export function openThreadPool<Input, Result>(
  script: URL,
  count: number,
  data: unknown,
): ThreadPool<Input, Result> {
  const queue: Queued<Input, Result>[] = [];
  const threads = new Set<Worker>();
  const idle: Worker[] = [];
  const current = new Map<Worker, Queued<Input, Result>>();

  const feed = (): void => {
    while (queue.length > 0) {
      const worker = idle.pop() ?? (threads.size < count ? start() : undefined);
      if (worker === undefined) return;
      const task = queue.shift();
      if (task === undefined) return;
      current.set(worker, task);
      worker.postMessage(task.input);
    }
  };
  const start = (): Worker => {
    const worker = new Worker(script, { workerData: data });
    threads.add(worker);
    const end = (error: unknown) => {
      threads.delete(worker);
      current.get(worker)?.reject(error);
      current.delete(worker);
      feed();
    };
    worker.on('error', end);
    worker.on('exit', (code) => {
      end(new Error(`A thread ended with ${code} before its work was done.`));
    });
    worker.on('message', (result: Result) => {
      current.get(worker)?.resolve(result);
      current.delete(worker);
      idle.push(worker);
      feed();
    });
    return worker;
  };

  return {
    run: (input) =>
      new Promise<Result>((resolve, reject) => {
        queue.push({ input, resolve, reject });
        feed();
      }),
    close: async () => {
      queue.length = 0;
      await Promise.all([...threads].map((worker) => worker.terminate()));
    },
  };
}
