import type { DevOptions } from '../build/options.ts';
import { openClock } from '../build/dates.ts';
import { openDevTerminal } from '../cli/dev-terminal.ts';
import type { DevEvents } from '../build/dev/dev-events.ts';
import { startDev } from '../build/dev/start-dev.ts';
import { acceptOptions, devOptions } from './accept-options.ts';
import { flattenDiagnostics } from './flatten.ts';
import type { DevListeners, DevServer, RebuildResult } from './results.ts';
import { openLog, thisHost } from './this-host.ts';

/**
 * Serves the site from memory, and builds it again when a source changes, until it is closed. Resolves when it listens:
 * the first page waits for the first build. Rejects with a `UsageError` for a call that cannot be run.
 */
export async function dev(options: DevOptions = {}, listeners: DevListeners = {}): Promise<DevServer> {
  const accepted = acceptOptions(devOptions, options);
  const host = thisHost();
  const now = openClock(host.now);
  return startDev(accepted, host, hear(openDevTerminal(openLog(listeners), now), listeners), now);
}

function hear(events: DevEvents, { onRebuild = () => undefined }: DevListeners): DevEvents {
  const notify = async (result: RebuildResult): Promise<void> => onRebuild(result);
  return {
    ...events,
    built: (sources, rebuilt, milliseconds) => {
      events.built(sources, rebuilt, milliseconds);
      const { site, changed, diagnostics } = rebuilt;
      const result = {
        ok: site !== undefined,
        sources,
        changed,
        diagnostics: flattenDiagnostics(diagnostics),
      };
      // A listener that throws or rejects does not end the server.
      notify(result).catch((error: unknown) => {
        events.failed('onRebuild', error instanceof Error ? error : new Error(String(error)));
      });
    },
  };
}
