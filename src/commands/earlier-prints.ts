import { keyOf } from '../cache/key.ts';
import { openStore } from '../cache/store.ts';
import { openStoreFolder } from '../cache/store-folder.ts';
import type { EarlierPrints } from '../formats/earlier-prints.ts';
import type { Printer } from '../platform/browser.ts';
import type { CommandInput } from './command.ts';
import { chosenCache } from './options.ts';

/** A thousand books of the size of the largest in the sample, in bytes. */
const max = 1e9;

/** The prints of earlier builds, as the options of a command have them. Nothing is read before one is asked for. */
export function openEarlierPrints(input: CommandInput, printer: Printer): EarlierPrints | undefined {
  const folder = chosenCache(input);
  if (folder === undefined) return undefined;
  return {
    store: openStore(openStoreFolder(folder), { max }),
    printedBy: async () => {
      const browser = await printer.identify();
      return browser === undefined ? undefined : keyOf([browser, input.fingerprint()]);
    },
  };
}
