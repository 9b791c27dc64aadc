import { randomUUID } from 'node:crypto';
import { basename, dirname, join, sep } from 'node:path';
import { openClientFiles } from '../dev/client-files.ts';
import { openLiveSite, type LiveSite } from '../dev/live-site.ts';
import { openRebuildQueue } from '../dev/rebuild-queue.ts';
import type { Rebuild } from '../dev/rebuild.ts';
import { startServer, type DevServer } from '../dev/server.ts';
import { watchFolders, type Watching } from '../dev/watch-folders.ts';
import { openPrinter, type Printer } from '../platform/browser.ts';
import { waitForSignal } from '../platform/wait-for-signal.ts';
import { openClock } from './clock.ts';
import { UsageError, type CommandInput, type ExitCode } from './command.ts';
import { dayOfBuild } from './dates.ts';
import { makeBookAt } from './dev-books.ts';
import { rebuildInMemory } from './dev-site.ts';
import { openDevTerminal, type DevTerminal } from './dev-terminal.ts';
import { openCache } from '../cache/cache.ts';
import { chosenBrowser, chosenCache, chosenDay, chosenRoot } from './options.ts';
import { openReuse } from './reuse.ts';

const defaultPort = 4321;
const thisMachine = '127.0.0.1';

/** Serves the site until it is told to end. */
export async function runDev(input: CommandInput): Promise<ExitCode> {
  const now = openClock(input.now);
  const told = openDevTerminal(input, now);
  const printer = openPrinter({ executablePath: chosenBrowser(input), environment: input.environment });
  const live = openLiveSite(makeRebuild(input, now, printer, told), randomUUID().slice(0, 8));
  const server = await serve(live, input, told);
  const ended = waitForSignal();
  const watching = watchSources(input, (file) => {
    queue.add(file);
  });
  const queue = openRebuildQueue(async (changed) => {
    const start = performance.now();
    const rebuilt = await live.rebuild();
    if (rebuilt instanceof Error) {
      told.failed('The site could not be built', rebuilt);
      return;
    }
    rebuilt.folders.forEach(watching.add);
    told.built(changed, rebuilt, performance.now() - start);
  });
  await ended;
  server.close();
  watching.close();
  await queue.close();
  await printer.close();
  return 0;
}

function makeRebuild(input: CommandInput, now: () => Date, printer: Printer, told: DevTerminal): Rebuild {
  const folder = chosenCache(input);
  const cache = folder === undefined ? undefined : openCache(folder);
  const means = { print: printer.print, ...openReuse(cache, printer, input) };
  const options = {
    root: chosenRoot(input),
    forMembers: input.options['members'] === true,
    publishedOnly: input.options['published'] === true,
    today: () => dayOfBuild(chosenDay(input), input.environment, now()),
  };
  return rebuildInMemory(options, input, means, async (path, prepared, files) => {
    const start = performance.now();
    const book = await makeBookAt(path, prepared, input.environment, means);
    told.book(book, files, performance.now() - start);
    return book.bytes;
  });
}

async function serve(live: LiveSite, input: CommandInput, told: DevTerminal): Promise<DevServer> {
  const { options, templates } = input;
  const host = typeof options['host'] === 'string' ? options['host'] : thisMachine;
  const port = chosenPort(options['port']);
  const client = openClientFiles(join(templates, 'dev'));
  try {
    const server = await startServer(live, { host, port, client, onFailure: told.failed });
    told.served(`${server.origin}/`, port, server.port);
    return server;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(`The site cannot be served at ${host}, port ${port}: ${error.message}.`);
  }
}

function chosenPort(option: string | boolean | undefined): number {
  if (typeof option !== 'string') return defaultPort;
  const port = /^\d+$/.test(option) ? Number(option) : NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not "${option}".`);
}

/** What the site is made from: Kolofon's own templates too, where somebody may work on them. */
function watchSources(input: CommandInput, onChange: (file: string) => void): Watching {
  const sources = watchFolders(chosenRoot(input), ['series'], onChange);
  const { templates } = input;
  const isInstalled = templates.includes(`${sep}node_modules${sep}`);
  const own = isInstalled ? undefined : watchFolders(dirname(templates), [basename(templates)], onChange);
  return {
    add: sources.add,
    close: () => {
      sources.close();
      own?.close();
    },
  };
}
