import type { SourcePath } from '../model/paths.ts';
import type { FixedFile } from '../build/fix-sources.ts';
import { countOf } from '../build/counts.ts';

type Change = Extract<FixedFile, { changes: unknown }>['changes'][number];

/** The most changes that are shown of one file, and the most files. */
const mostChanges = 10;
const mostFiles = 50;

/** What `check --fix` changed, file by file. */
export function describeFixes(fixed: readonly FixedFile[], showsAll: boolean): string[] {
  const changes = new Map<SourcePath, Change[]>();
  const readOnly = new Set<SourcePath>();
  for (const one of fixed) {
    if ('refusal' in one) readOnly.add(one.file);
    else changes.set(one.file, [...(changes.get(one.file) ?? []), ...one.changes]);
  }
  const files = [...changes].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const shown = showsAll ? files : files.slice(0, mostFiles);
  return [
    `Fixed ${countOf(files.length, 'file', 'files')}${files.length === 0 ? '.' : ':'}`,
    ...shown.flatMap(([file, own]) => [
      `  ${file}`,
      ...(showsAll ? own : own.slice(0, mostChanges)).map(describeChange),
      ...(own.length > mostChanges && !showsAll ? [`    and ${String(own.length - mostChanges)} more`] : []),
    ]),
    ...(files.length > shown.length ? [`  and ${String(files.length - shown.length)} more`] : []),
    ...[...readOnly].sort().map((file) => `Not changed: ${file} is read-only.`),
  ];
}

function describeChange({ line, before, after }: Change): string {
  const what =
    before === ''
      ? `added ${shorten(after)}`
      : after === ''
        ? `deleted ${shorten(before)}`
        : `${shorten(before)} -> ${shorten(after)}`;
  return `    ${String(line)}: ${what}`;
}

const mostShown = 60;

function shorten(text: string): string {
  const line = text.trim().replaceAll(/\s*\n\s*/g, ' ');
  if (line === '') return text.includes('\n') ? 'a line' : 'a space';
  return line.length > mostShown ? `${line.slice(0, mostShown - 1)}…` : line;
}
