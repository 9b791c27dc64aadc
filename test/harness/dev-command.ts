import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { News } from '../../src/dev/live-site.ts';
import { required } from './read-page.ts';

/** `kolofon dev` as it runs, compiled, in a process of its own. */
export interface DevCommand {
  /** `http://127.0.0.1:1234/` */
  readonly address: string;
  /** Everything it has written to standard output and standard error. */
  readonly printed: () => string;
  /** Opens the stream of news, as a page does that was shown just now. */
  readonly listen: () => Promise<Listener>;
  /** The text at an address below the site. */
  readonly read: (path: string) => Promise<string>;
  /** Ends it as Ctrl-C does, and gives its exit code. */
  readonly stop: () => Promise<number | null>;
}

export interface Listener {
  /** The next news that a test waits for; what came before is passed over. */
  readonly until: (accept: (news: News) => boolean) => Promise<News>;
  /** How many news have come. */
  readonly count: () => number;
  readonly close: () => void;
}

const started = new Set<ChildProcess>();

/** The `data-kolofon` of a page. */
export function factsOfPage(html: string): { moment: string; files: string[] } {
  const [, data] = required(/data-kolofon="([^"]*)"/.exec(html) ?? undefined);
  return JSON.parse(required(data).replaceAll('&quot;', '"')) as { moment: string; files: string[] };
}

export async function startDev(folder: string, ...more: string[]): Promise<DevCommand> {
  const args = [
    'build/cli.js',
    'dev',
    '--root',
    folder,
    '--port',
    '0',
    '--as-of',
    '2026-11-23',
    '--no-cache',
  ];
  const child = spawn(process.execPath, [...args, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.add(child);
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const take = (bytes: Buffer): void => {
      output += bytes.toString();
      const address = /Serving at (\S+\/)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('exit', () => {
      reject(new Error(`It has ended. ${output}`));
    });
  });
  const read = async (path: string) => (await fetch(new URL(path, address))).text();
  return {
    address,
    printed: () => output,
    read,
    listen: async () => listenAt(address, factsOfPage(await read('404.html')).moment),
    stop: async () => {
      started.delete(child);
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

/** Ends what a failed test has left. */
export function stopAll(): void {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
}

/** As a browser reads it (HTML Living Standard, 9.2). */
async function listenAt(address: string, since: string): Promise<Listener> {
  const end = new AbortController();
  const url = new URL(`/--kolofon/events?since=${since}`, address);
  const { body } = await fetch(url, { signal: end.signal });
  const all: News[] = [];
  let wake = (): void => undefined;
  const take = async (): Promise<void> => {
    let rest = '';
    for await (const bytes of required(body ?? undefined).pipeThrough(new TextDecoderStream())) {
      const blocks = `${rest}${bytes}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) all.push(JSON.parse(data) as News);
      }
      wake();
    }
  };
  take().catch(() => undefined);
  let next = 0;
  return {
    until: async (accept) => {
      for (;;) {
        const news = all[next];
        if (news === undefined) {
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        next += 1;
        if (accept(news)) return news;
      }
    },
    count: () => all.length,
    close: () => {
      end.abort();
    },
  };
}
