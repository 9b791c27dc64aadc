import { hashedName } from '../formats/server/cache-control.ts';

/** What is made when it is asked for, each once as long as the content is the same. */
export interface MadeFiles<T> {
  /** Two who ask at a time get the same. What fails is tried again the next time. */
  get(file: string, make: () => Promise<T>): Promise<T>;
  /** What of it is still the same, now that these files of the site have changed. */
  keep(changed: readonly string[]): MadeFiles<T>;
}

/** The folder of what articles show and offer, and of the smaller copies of their pictures. */
const assets = 'files/';
const isHashed = new RegExp(`${hashedName}$`);

export function openMadeFiles<T>(kept: Iterable<readonly [string, Promise<T>]> = []): MadeFiles<T> {
  const made = new Map(kept);
  return {
    get: (file, make) => {
      const known = made.get(file);
      if (known !== undefined) return known;
      const making = make();
      made.set(file, making);
      making.catch(() => made.delete(file));
      return making;
    },
    keep: (changed) => {
      if (changed.length === 0) return openMadeFiles(made);
      const haveAssetsChanged = changed.some((file) => file.startsWith(assets));
      return openMadeFiles(
        [...made].filter(([file]) => isHashed.test(file) || (file.startsWith(assets) && !haveAssetsChanged)),
      );
    },
  };
}
