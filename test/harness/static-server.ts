import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servedFile } from './read-page.ts';

export interface StaticServer {
  /** Where the folder stands: `http://127.0.0.1:1234/bok/`. */
  readonly address: string;
  close(): void;
}

/** Serves the files of a folder, and nothing else, below a path that ends in a slash. */
export async function serveFolder(folder: string, below: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const path = decodeURIComponent(pathname);
    const file = path.startsWith(below) ? servedFile(folder, path.slice(below.length)) : undefined;
    if (file === undefined) response.writeHead(404).end();
    else response.end(readFileSync(file));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}${below}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
