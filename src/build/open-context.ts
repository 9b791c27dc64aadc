import type { BuildContext } from './build-context.ts';
import type { BuildOptions } from './options.ts';
import { dayOfBuild } from './dates.ts';
import type { Host } from './host.ts';
import type { Progress } from './progress.ts';
import { browserOf, checkDay, isLocked } from './read-options.ts';
import { openWorkspace } from './workspace.ts';

export function openContext(
  options: BuildOptions,
  host: Host,
  progress: Progress,
  more: Pick<BuildContext, 'mode' | 'shards' | 'wrapDiagrams'> = { mode: 'build' },
): BuildContext {
  const asOf = dayOfBuild(checkDay(options.asOf, 'asOf'), host.environment, host.now);
  browserOf(options, host);
  const scanned = Date.now();
  const workspace = openWorkspace(options, host);
  return { options, host, asOf, request: nameRequest(options, host), scanned, workspace, progress, ...more };
}

/** Identifies the options that change the outputs of the same sources. */
function nameRequest(options: BuildOptions, host: Host): string {
  const { formats, series, articles, browser, strict = false } = options;
  const epoch = host.environment['SOURCE_DATE_EPOCH'];
  return JSON.stringify([formats, series, articles, browser, strict, isLocked(options, host), epoch]);
}
