import { describeFailure } from '../platform/describe-failure.ts';
import { viewFailure, viewProblems, type ProblemList } from './problem-views.ts';
import type { BuiltSite, Rebuild, Rebuilt } from './rebuild.ts';

/** What is sent to an open page. */
export interface News {
  /** Names the moment, for whoever asks again later. */
  readonly moment: string;
  /** The paths of the site's files that have changed. */
  readonly changed: readonly string[];
  /** Whether everything may be other than it was: the page belongs to another run. */
  readonly isNew: boolean;
  readonly problems: ProblemList;
}

/** The site as it is now, over all rebuilds. */
export interface LiveSite {
  /** The last site that could be built; waits for the first attempt. Undefined when none could. */
  site(): Promise<BuiltSite | undefined>;
  /** Names what is shown now. */
  moment(): string;
  /** What happened since a moment. */
  newsSince(moment: string): News;
  /** Calls the listener after each rebuild, until the returned function is called. */
  listen(listener: (news: News) => void): () => void;
  /** Builds again, notifies all listeners, and gives what came of it: an error when it could not be finished. */
  rebuild(): Promise<Rebuilt | Error>;
}

const noProblems: ProblemList = { shown: [], errors: 0, warnings: 0 };

/** `run` is a name that no other run has. What was built before an error stays. */
export function openLiveSite(build: Rebuild, run: string): LiveSite {
  const history = openChangeHistory(run);
  const listeners = new Set<(news: News) => void>();
  let endWait = (): void => undefined;
  const first = new Promise<void>((resolve) => (endWait = resolve));
  let current: BuiltSite | undefined;
  let problems = noProblems;

  const notify = (changed: readonly string[]): void => {
    history.record(changed);
    for (const listener of listeners) listener({ moment: history.now(), changed, isNew: false, problems });
    endWait();
  };
  return {
    site: async () => {
      await first;
      return current;
    },
    moment: () => history.now(),
    newsSince: (moment) => {
      const changed = history.since(moment);
      return { moment: history.now(), changed: changed ?? [], isNew: changed === undefined, problems };
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rebuild: async () => {
      try {
        const rebuilt = await build();
        problems = viewProblems(rebuilt.diagnostics, rebuilt.files);
        current = rebuilt.site ?? current;
        notify(rebuilt.changed);
        return rebuilt;
      } catch (error) {
        problems = viewFailure(describeFailure(error));
        notify([]);
        return error instanceof Error ? error : new Error(String(error));
      }
    },
  };
}

/** What has changed since when, for pages that were away for a while. */
interface ChangeHistory {
  /** Names this moment. */
  now(): string;
  record(changed: readonly string[]): void;
  /** What has changed after a moment; undefined for one that this history does not know. */
  since(moment: string): readonly string[] | undefined;
}

/** `run` is a name that no other run has. */
export function openChangeHistory(run: string): ChangeHistory {
  const changedAt = new Map<string, number>();
  let count = 0;
  return {
    now: () => `${run}-${count}`,
    record: (changed) => {
      count += 1;
      for (const file of changed) changedAt.set(file, count);
    },
    since: (moment) => {
      const [name, number] = moment.split('-');
      const then = Number(number);
      if (name !== run || !Number.isInteger(then) || then > count) return undefined;
      return [...changedAt].filter(([, at]) => at > then).map(([file]) => file);
    },
  };
}
