import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import S3rver from 's3rver';
import { isSigned } from './check-signature.ts';
import { answers, freePort } from './ports.ts';

export interface S3Server {
  readonly environment: Readonly<Record<string, string>>;
  /** The objects of the bucket that were uploaded or deleted since the last time, in order: `PUT index.html`. */
  takeLog(): string[];
  /** What becomes of the next requests: undefined lets one through. */
  failWith(choose: (call: string, count: number) => Failure | undefined): void;
  /** What a reader gets. */
  read(key: string): Promise<Response>;
  close(): Promise<void>;
}

/** A status, a connection that is cut off, or an upload that arrives and is never answered. */
export type Failure = number | 'cut' | 'unanswered';

export const bucket = 'biblioteket';

const secret = 'S3RVER';

/**
 * The server of npm's `s3rver`, which keeps a bucket in a folder, behind one that can fail. It checks no signatures of
 * version 4: the one before it does.
 */
export async function startS3(folder: string): Promise<S3Server> {
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  let log: string[] = [];
  let choose: (call: string, count: number) => Failure | undefined = () => undefined;
  let count = 0;
  const front = createServer((asked, answer) => {
    const call = `${asked.method ?? ''} ${decodeURIComponent((asked.url ?? '').replace(`/${bucket}/`, '').replace(/\?.*/, ''))}`;
    count += 1;
    const failure = choose(call, count);
    if (failure === 'cut') return void asked.socket.destroy();
    if (typeof failure === 'number')
      return void answer.writeHead(failure).end('<Error><Code>Made</Code></Error>');
    if (!isSigned(asked, secret))
      return void answer.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (/^(?:PUT|DELETE)/.test(call)) log.push(call);
    forward(asked, answer, port, failure === 'unanswered');
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  const frontPort = (front.address() as AddressInfo).port;
  return {
    environment: {
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${String(frontPort)}`,
    },
    takeLog: () => {
      const taken = log.filter((call) => !call.includes('.kolofon-published.json'));
      log = [];
      return taken;
    },
    failWith: (chosen) => {
      choose = chosen;
      count = 0;
    },
    read: (key) => readWhole(`http://127.0.0.1:${String(port)}/${bucket}/${key}`),
    close: async () => {
      front.closeAllConnections();
      front.close();
      await server.close();
    },
  };
}

/**
 * An answer with all of its body. The server cuts a connection off while the object is replaced, as by the last request of a
 * command that was killed: readers try again.
 */
async function readWhole(url: string): Promise<Response> {
  for (let tries = 1; ; tries += 1)
    try {
      const answer = await fetch(url);
      const { status, headers } = answer;
      return new Response(await answer.arrayBuffer(), { status, headers });
    } catch (error) {
      if (tries === 20) throw error;
      await wait(50 * tries);
    }
}

function forward(asked: IncomingMessage, answer: ServerResponse, port: number, isLost: boolean): void {
  const { method, url, headers } = asked;
  const passed = request({ host: '127.0.0.1', port, method, path: url, headers }, (answered) => {
    if (isLost) {
      answered.resume();
      asked.socket.destroy();
      return;
    }
    answer.writeHead(answered.statusCode ?? 500, answered.headers);
    answered.pipe(answer);
  });
  passed.on('error', () => asked.socket.destroy());
  asked.pipe(passed);
}

export function hasRsync(): boolean {
  const isThere = spawnSync('rsync', ['--version']).status === 0;
  if (!isThere) console.warn('rsync is not installed: publishing is not tried with it.');
  return isThere;
}

/** A daemon of rsync that takes files for a folder. */
export async function startRsync(folder: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const served = join(folder, 'served');
  mkdirSync(served, { recursive: true });
  const port = await freePort();
  const settings = join(folder, 'rsyncd.conf');
  writeFileSync(
    settings,
    `use chroot = no\n[web]\npath = ${served}\nread only = no\nuid = ${String(process.getuid?.() ?? 0)}\ngid = ${String(process.getgid?.() ?? 0)}\n`,
  );
  const daemon = spawn(
    'rsync',
    ['--daemon', '--no-detach', '--address=127.0.0.1', `--port=${String(port)}`, `--config=${settings}`],
    { stdio: 'ignore' },
  );
  while (!(await answers(port))) {
    if (daemon.exitCode !== null) throw new Error('The daemon of rsync did not start.');
    await wait(50);
  }
  return {
    url: `rsync://127.0.0.1:${String(port)}/web`,
    close: async () => {
      const ended = once(daemon, 'exit');
      daemon.kill('SIGTERM');
      await ended;
    },
  };
}
