import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { mediaTypes } from '../../src/formats/server/media-types.ts';
import { securityHeaders } from '../../src/formats/server/security-headers.ts';
import type { SiteSettings } from '../../src/model/site-settings.ts';
import { servedFile } from './read-page.ts';

const inlineScript = readFileSync('templates/site/scripts/appearance-early.js', 'utf8').trim();

/** The targets of a publication that has no form. */
const noForms: SiteSettings['forms'] = {
  question: undefined,
  report: undefined,
  consent: undefined,
  retention: undefined,
  privacy: undefined,
};

export interface StaticServer {
  /** The address of the folder: `http://127.0.0.1:1234/bok/`. */
  readonly address: string;
  close(): void;
}

/** Serves the files of a folder, and nothing else, below a path that ends in a slash, with the headers that Kolofon sets. */
export async function serveFolder(
  folder: string,
  below: string,
  forms: SiteSettings['forms'] = noForms,
): Promise<StaticServer> {
  const headers = Object.fromEntries(
    securityHeaders({ forms, hasSearch: true }, [inlineScript]).map(({ name, value }) => [name, value]),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const file = pathname.startsWith(below)
      ? servedFile(folder, decodeURIComponent(pathname.slice(below.length)))
      : undefined;
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { ...headers, 'content-type': typeOf(file) });
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

function typeOf(file: string): string {
  const type = mediaTypes[extname(file).slice(1)] ?? 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}
