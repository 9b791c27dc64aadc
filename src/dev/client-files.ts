import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses of the server's own begin so: no page of a site does. */
const ownPrefix = '/--kolofon/';

export const clientAddress = `${ownPrefix}client.js`;
export const marksAddress = `${ownPrefix}marks.css`;
export const eventsAddress = `${ownPrefix}events`;

const clientFiles = ['client.js', 'overlay.js', 'overlay.css', 'place.js', 'marks.js', 'marks.css'];

export interface ClientFiles {
  /** The answer for a URL of the server's own; undefined if there is none. */
  find(path: string): { readonly name: string; readonly text: string } | undefined;
  /** The page that is shown while there is no site. */
  readonly notBuilt: () => string;
}

/** What runs in the browser, from a folder of plain files. Read again each time, for who works on it. */
export function openClientFiles(folder: string): ClientFiles {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    find: (path) => {
      const name = clientFiles.find((one) => path === ownPrefix + one);
      return name === undefined ? undefined : { name, text: read(name) };
    },
    notBuilt: () => read('not-built.html'),
  };
}
