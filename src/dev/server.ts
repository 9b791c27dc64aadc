import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';
import { pipeline } from 'node:stream';
import { answer, isStored, type Body } from './answer.ts';
import { eventsAddress, type ClientFiles } from './client-files.ts';
import { streamNews } from './event-stream.ts';
import { listen, isTrustedHost } from './listen.ts';
import type { LiveSite } from './live-site.ts';

export interface DevServerOptions {
  readonly host: string;
  /** The first port to be tried; 0 is any that is free. */
  readonly port: number;
  readonly client: ClientFiles;
  /** Called with each request that could not be answered. */
  readonly onFailure: (target: string, error: Error) => void;
}

export interface DevServer {
  readonly port: number;
  /** `http://127.0.0.1:4321` */
  readonly origin: string;
  readonly close: () => void;
}

const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** Shows a live site to browsers of this machine or, with another host than its own address, to those that reach it. */
export async function startServer(live: LiveSite, options: DevServerOptions): Promise<DevServer> {
  const { host, client, onFailure } = options;
  const server = createServer((request, response) => {
    const refused = refuse(request, host);
    if (refused !== undefined) {
      finish(response, refused.status, { 'content-type': 'text/plain' }, refused.reason);
      return;
    }
    const target = request.url ?? '/';
    const [path, query] = target.split('?');
    if (path === eventsAddress) {
      const since = request.headers['last-event-id'] ?? new URLSearchParams(query).get('since');
      streamNews(response, String(since), live);
      return;
    }
    answer(target, live, client).then(
      ({ status, headers, body }) => {
        finish(response, status, headers, body);
      },
      (reason: unknown) => {
        const error = reason instanceof Error ? reason : new Error(String(reason));
        onFailure(target, error);
        finish(response, 500, { 'content-type': 'text/plain; charset=utf-8' }, `${error.message}\n`);
      },
    );
  });
  const port = await listen(server, host, options.port);
  return {
    port,
    origin: `http://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function refuse(
  { method, headers }: IncomingMessage,
  host: string,
): { status: number; reason: string } | undefined {
  if (!isTrustedHost(headers.host, host))
    return {
      status: 403,
      reason: 'The server does not answer to this name: use its IP address, or set the name with --host.\n',
    };
  return method === 'GET' || method === 'HEAD' ? undefined : { status: 405, reason: 'Only GET and HEAD.\n' };
}

/** Node leaves the body out of an answer to HEAD. */
function finish(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Body,
): void {
  if (isStored(body)) {
    response.writeHead(status, { ...always, ...headers, 'content-length': body.size });
    // Whoever asks for a film leaves when it is long enough.
    pipeline(createReadStream(body.path), response, () => undefined);
    return;
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...always, ...headers, 'content-length': bytes.length });
  response.end(bytes);
}
