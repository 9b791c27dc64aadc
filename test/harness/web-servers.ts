import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A server of this machine, with the settings that a build made for it. */
export interface WebServer {
  readonly port: number;
  close(): Promise<void>;
}

/** An answer as it came, with nothing followed; its body is not compressed. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const webServers = { nginx: startNginx, caddy: startCaddy };

export function isInstalled(name: keyof typeof webServers): boolean {
  const found = spawnSync(name, [name === 'nginx' ? '-v' : 'version']).status === 0;
  if (!found) console.warn(`${name} is not installed: its settings are not tried by serving with them.`);
  return found;
}

/** `dist` is the folder of the outputs, `work` one for everything that the server writes, `more` the publisher's own lines. */
async function startNginx(dist: string, work: string, more = ''): Promise<WebServer> {
  const port = await freePort();
  const main = writeNginxMain(dist, work, `listen 127.0.0.1:${String(port)};`, more);
  return startServer('nginx', ['-e', join(work, 'error.log'), '-p', work, '-c', main], {}, port);
}

/** A whole configuration around the emitted one, with lines of the publisher's own. */
export function writeNginxMain(dist: string, work: string, listen: string, ofSite = ''): string {
  mkdirSync(work, { recursive: true });
  const main = join(work, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path "${join(work, name)}";`,
  );
  writeFileSync(
    main,
    `daemon off; worker_processes 1; ${process.getuid?.() === 0 ? 'user root;' : ''}
pid "${join(work, 'nginx.pid')}";
error_log "${join(work, 'error.log')}" notice;
events { }
http {
  access_log off;
  ${temporary.join('\n  ')}
  server {
    ${listen}
    ${ofSite}
    set $kolofon_folder "${dist}";
    include "${dist}/server/nginx/kolofon.conf";
  }
}
`,
  );
  return main;
}

/** What nginx says of the emitted settings; empty when it takes them. */
export function complaintsOfNginx(dist: string, work: string): string {
  const main = writeNginxMain(dist, work, 'listen 127.0.0.1:80;');
  const { status, stderr } = spawnSync(
    'nginx',
    ['-t', '-q', '-e', join(work, 'error.log'), '-p', work, '-c', main],
    {
      encoding: 'utf8',
    },
  );
  return status === 0 ? '' : stderr;
}

/** What Caddy says of the emitted settings; empty when it takes them. */
export function complaintsOfCaddy(dist: string, work: string): string {
  mkdirSync(work, { recursive: true });
  const { status, stderr } = spawnSync(
    'caddy',
    ['validate', '--adapter', 'caddyfile', '--config', join(dist, 'server/caddy/Caddyfile')],
    { encoding: 'utf8', env: homeOf(work) },
  );
  return status === 0 ? '' : stderr;
}

async function startCaddy(dist: string, work: string, more = ''): Promise<WebServer> {
  const port = await freePort();
  mkdirSync(work, { recursive: true });
  const main = join(work, 'Caddyfile');
  // Caddy refuses an empty file.
  if (more !== '') writeFileSync(join(work, 'more.caddy'), more);
  writeFileSync(main, `{\n\tadmin off\n}\nimport "${dist}/server/caddy/Caddyfile"\n`);
  const environment = {
    ...homeOf(work),
    KOLOFON_SITE: `http://127.0.0.1:${String(port)}`,
    KOLOFON_FOLDER: dist,
    KOLOFON_MORE: join(work, '*.caddy'),
  };
  return startServer('caddy', ['run', '--adapter', 'caddyfile', '--config', main], environment, port);
}

/** Keeps Caddy from writing anywhere else. */
export function homeOf(work: string): NodeJS.ProcessEnv {
  return { ...process.env, HOME: work, XDG_CONFIG_HOME: work, XDG_DATA_HOME: work };
}

/** Starts a server in the foreground, and waits until it answers at the port. */
export async function startServer(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  port: number,
): Promise<WebServer> {
  const child = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${command} did not start.\n${said}`);
    try {
      await ask(port, '/');
      return { port, close: () => end(child) };
    } catch {
      await wait(50);
    }
  }
  await end(child);
  throw new Error(`${command} does not answer.\n${said}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks for exactly this path, which may hold what a browser would tidy up. */
export function ask(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** The publisher's own server: says with 204 that somebody is a member, and with 401 that nobody is. */
export async function openAuthServer(cookie: string): Promise<{ origin: string; close(): void }> {
  const server = createServer(({ headers, url }, response) => {
    const isMember = url === '/check' && headers.cookie === cookie;
    response.writeHead(isMember ? 204 : 401).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
