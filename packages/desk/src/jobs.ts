import type { Job } from './domain.ts';
import { describeError, type Log } from './web/log.ts';

export interface RunningJobs {
  /** Runs a job soon. */
  wake(name: string): void;
  /** Starts no job any more, and waits for those that run. */
  stop(): Promise<void>;
}

/** Runs each job at its interval, never twice at the same time. A job that fails is logged and runs again. */
export function startJobs(jobs: readonly Job[], log: Log): RunningJobs {
  let isStopping = false;
  const running = jobs.map((job) => runRepeatedly(job, log, () => isStopping));
  return {
    wake: (name) => {
      running.find((one) => one.name === name)?.wake();
    },
    stop: async () => {
      isStopping = true;
      await Promise.all(running.map((one) => one.stop()));
    },
  };
}

function runRepeatedly(job: Job, log: Log, isStopping: () => boolean) {
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
  let isWanted = false;

  // A function, because it changes while the job runs.
  const isAskedAgain = (): boolean => isWanted;
  const runOnce = async (): Promise<void> => {
    do {
      isWanted = false;
      try {
        await job.run(isStopping);
      } catch (error) {
        log('job-failed', { job: job.name, ...describeError(error) });
      }
    } while (isAskedAgain() && !isStopping());
  };
  const begin = (): void => {
    clearTimeout(timer);
    if (isStopping()) return;
    if (current !== undefined) {
      isWanted = true;
      return;
    }
    current = runOnce().finally(() => {
      current = undefined;
      if (!isStopping()) timer = setTimeout(begin, job.every).unref();
    });
  };

  begin();
  return {
    name: job.name,
    wake: begin,
    stop: async () => {
      clearTimeout(timer);
      await current;
    },
  };
}
