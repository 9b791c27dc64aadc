/** What has changed since when, for pages that were away for a while. */
export interface ChangeHistory {
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
