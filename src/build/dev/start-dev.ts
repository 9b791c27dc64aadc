import { randomUUID } from 'node:crypto';
import { basename, dirname, join, sep } from 'node:path';
import { openCache } from '../../cache/cache.ts';
import { openMemoryStore } from '../../cache/store.ts';
import { openClientFiles } from '../../dev/client-files.ts';
import { openLiveSite, type LiveSite } from '../../dev/live-site.ts';
import { openRebuildQueue } from '../../dev/rebuild-queue.ts';
import type { Rebuild } from '../../dev/rebuild.ts';
import { startServer, type DevServer } from '../../dev/server.ts';
import { watchFolders, type Watching } from '../../dev/watch-folders.ts';
import { openPrinter, type Printer } from '../../platform/browser.ts';
import { openScratchFile, type ScratchFile } from '../../platform/scratch-file.ts';
import type { DevOptions } from '../options.ts';
import { dayOfBuild } from '../dates.ts';
import { makeBookAt } from './make-book.ts';
import { rebuildInMemory } from './rebuild-in-memory.ts';
import type { DevEvents } from './dev-events.ts';
import type { Host } from '../host.ts';
import { openDiagrams } from '../open-diagrams.ts';
import { browserOf, cacheOf, checkDay, checkNumber, rootOf } from '../read-options.ts';
import { openReuse } from '../reuse.ts';
import { articleThreadsOf } from '../threads.ts';
import { UsageError } from '../usage-error.ts';

const defaultPort = 4321;
const thisMachine = '127.0.0.1';

/** A site that is served, and follows its sources. */
export interface RunningDev {
  /** `http://127.0.0.1:4321/` */
  readonly address: string;
  /** Ends the server and all that works for it. */
  close(): Promise<void>;
}

/** Serves the site, and builds it again when a source changes. The first build may still be under way. */
export async function startDev(
  options: DevOptions,
  host: Host,
  events: DevEvents,
  now: () => Date,
): Promise<RunningDev> {
  const printer = openPrinter({
    executablePath: browserOf(options, host),
    environment: host.environment,
  });
  const scratch = openScratchFile();
  const live = openLiveSite(
    makeRebuild(options, host, now, printer, scratch, events),
    randomUUID().slice(0, 8),
  );
  const server = await serve(live, options, host, events);
  const watching = watchSources(rootOf(options), host.templates, (file) => {
    queue.add(file);
  });
  const queue = openRebuildQueue(async (changed) => {
    const start = performance.now();
    const rebuilt = await live.rebuild();
    if (rebuilt instanceof Error) {
      events.failed('The site could not be built', rebuilt);
      return;
    }
    rebuilt.folders.forEach(watching.add);
    events.built(changed, rebuilt, performance.now() - start);
  });
  return {
    address: `${server.origin}/`,
    close: async () => {
      server.close();
      watching.close();
      await queue.close();
      await printer.close();
      scratch.close();
    },
  };
}

function makeRebuild(
  options: DevOptions,
  host: Host,
  now: () => Date,
  printer: Printer,
  scratch: ScratchFile,
  events: DevEvents,
): Rebuild {
  const folder = cacheOf(options, host);
  const cache = folder === undefined ? undefined : openCache(folder);
  const audience = options.members === true ? 'members' : 'everyone';
  const means = { print: printer.print, ...openReuse({ cache }, printer, host, scratch)(audience) };
  const drawDiagrams = openDiagrams(
    {
      root: rootOf(options),
      store: cache?.store('diagrams') ?? openMemoryStore(),
      executablePath: browserOf(options, host),
    },
    host,
  );
  const asked = checkDay(options.asOf, 'asOf');
  const site = {
    root: rootOf(options),
    forMembers: options.members === true,
    publishedOnly: options.published === true,
    threads: articleThreadsOf(options, host),
    drawDiagrams,
    today: () => dayOfBuild(asked, host.environment, now()),
  };
  return rebuildInMemory(site, host, means, async (path, prepared, files) => {
    const start = performance.now();
    const book = await makeBookAt(path, prepared, host.environment, means);
    events.book(book, files, performance.now() - start);
    return book.bytes;
  });
}

async function serve(
  live: LiveSite,
  { host = thisMachine, port: wanted = defaultPort }: DevOptions,
  { templates }: Host,
  events: DevEvents,
): Promise<DevServer> {
  const port = checkNumber('port', wanted);
  const client = openClientFiles(join(templates, 'dev'));
  try {
    const server = await startServer(live, { host, port, client, onFailure: events.failed });
    events.served(`${server.origin}/`, port, server.port);
    return server;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(`The site cannot be served at ${host}, port ${port}: ${error.message}.`);
  }
}

/** What the site is made from: Kolofon's own templates too, where somebody may work on them. */
function watchSources(root: string, templates: string, onChange: (file: string) => void): Watching {
  const sources = watchFolders(root, ['series'], onChange);
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
