import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VFile } from 'vfile';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { SourceText } from '../../model/source-text.ts';
import type { PluginError } from './plugin-error.ts';

/** What a plug-in has thrown, at the place of the article that it names. */
export function describePluginError(
  { plugin, cause }: PluginError,
  source: SourceText,
  root: string,
): Diagnostic {
  const isPlaced = isMessage(cause);
  const place = placeOfPoints(isPlaced ? cause.place : undefined, source);
  const said = isPlaced ? cause.reason : cause instanceof Error ? cause.message : String(cause);
  const reason = said.split('\n')[0]?.replace(/[.:\s]+$/, '') ?? '';
  const at = isPlaced || !(cause instanceof Error) ? undefined : findLine(cause.stack, root);
  return diagnose(
    'plugin-works',
    place,
    `The plug-in ${plugin} fails: ${reason === '' ? 'no reason given' : reason}.`,
    {
      hint: at === undefined ? undefined : `It fails in ${at}.`,
    },
  );
}

type VFileMessage = VFile['messages'][number];

/** A plug-in may have a class of messages of its own. */
function isMessage(cause: unknown): cause is VFileMessage {
  return cause instanceof Error && 'reason' in cause && 'place' in cause;
}

/** What the publication's own code has thrown: the first line of what it says, and where. */
export function readFailure(
  error: unknown,
  root: string,
): { readonly reason: string; readonly hint: string | undefined } {
  const said = error instanceof Error ? error.message : String(error);
  const at = error instanceof Error ? findLine(error.stack, root) : undefined;
  return { reason: said.split('\n')[0]?.replace(/\.$/, '') ?? '', hint: at && `It fails in ${at}.` };
}

/** The first line of the publication's own code in a stack: `plugins/exercise.ts, line 7`. */
function findLine(stack: string | undefined, root: string): string | undefined {
  for (const [, file = '', line = ''] of (stack ?? '').matchAll(
    /((?:file:\/\/)?\/[^\s()]*?):(\d+)(?::\d+)?/g,
  )) {
    const path = relative(root, file.startsWith('file:') ? fileURLToPath(file) : file).split(sep);
    if (path[0] !== '..' && !path.includes('node_modules')) return `${path.join('/')}, line ${line}`;
  }
  return undefined;
}

interface Point {
  readonly line?: number | null | undefined;
  readonly column?: number | null | undefined;
}

type Points = Point | { readonly start: Point; readonly end?: Point } | undefined | null;

/** The place of a position or a point of unist: the start of the article where it is none, which plug-ins may make. */
export function placeOfPoints(points: Points, source: SourceText): Place {
  const [start, end] = points && 'start' in points ? [points.start, points.end] : [points, undefined];
  const from = startOf(start, source);
  const to = from && startOf(end, source);
  if (from === undefined) return source.place(0);
  return source.place(from.offset, to && to.offset > from.offset ? to.offset : undefined);
}

function startOf(point: Point | undefined | null, { placeAt }: SourceText): Place['start'] | undefined {
  const { line, column } = point ?? {};
  if (typeof line !== 'number' || typeof column !== 'number' || line < 1 || column < 1) return undefined;
  return placeAt(line, column).start;
}
