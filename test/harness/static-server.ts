import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { servedFile } from './read-page.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The least that a careful host allows: the search runs WebAssembly. */
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

export interface StaticServer {
  /** Where the folder stands: `http://127.0.0.1:1234/bok/`. */
  readonly address: string;
  close(): void;
}

/** Serves the files of a folder, and nothing else, below a path that ends in a slash. */
export async function serveFolder(folder: string, below: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const file = pathname.startsWith(below)
      ? servedFile(folder, decodeURIComponent(pathname.slice(below.length)))
      : undefined;
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    createReadStream(file).pipe(response);
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
