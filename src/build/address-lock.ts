import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Change, countChanges, describeChange } from '../addresses/change.ts';
import { printLock } from '../addresses/print-lock.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { replaceFile } from '../emit/replace-file.ts';
import { lockFile } from '../load/address-lock.ts';
import type { ComparedAddresses } from './prepare.ts';

/** How many changes are reported one by one. */
const most = 8;

type Refused = Extract<Change, { kind: 'moved' | 'renumbered' }>;

/**
 * The changes that nobody has committed, as an error. What is only new is none: an article may become due while no
 * editor is there, in the middle of a series too. What was withdrawn is in the lock already, by an editor's hand.
 */
export function refuseChanges({ changes }: ComparedAddresses): Diagnostic[] {
  const refused = changes.filter(
    (change): change is Refused =>
      change.kind === 'moved' || (change.kind === 'renumbered' && !change.byInsertion),
  );
  const [first] = refused;
  if (first === undefined) return [];
  const message = `The lock file of URLs is out of date: ${countChanges(refused)}.`;
  return [
    diagnose('addresses-locked', first.place, message, {
      hint: `Run "kolofon build", read what changes in ${lockFile}, and commit it.`,
      related: refused
        .slice(0, most)
        .map((change) => ({ message: describeChange(change) ?? '', place: change.place })),
    }),
  ];
}

/** What became of the list of addresses. */
export interface SavedAddresses {
  /** What a person reads of the changes; empty where it says nothing new, and was left alone. */
  readonly lines: readonly string[];
  /** Why it could not be written. */
  readonly failure?: Error;
}

/** Writes the lock if it says anything new. `isOwn`: it is as a build wrote it. */
export function saveAddresses(
  { before, next, changes }: ComparedAddresses,
  isOwn: boolean,
  root: string,
): SavedAddresses {
  if (isOwn && changes.length === 0) return { lines: [] };
  if (isDeepStrictEqual(before, next)) return { lines: [] };
  try {
    replaceFile(join(root, lockFile), printLock(next));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `${lockFile} could not be written: ${why}. A locked build leaves it alone.`;
    return { lines: [], failure: new Error(message) };
  }
  const lines = changes.flatMap((change) => describeChange(change) ?? []);
  const counted = countChanges(changes);
  return {
    lines: [
      ...lines.slice(0, most).map((line) => `  ${line}`),
      ...(lines.length > most ? [`  and ${String(lines.length - most)} more`] : []),
      `Addresses: ${counted === '' ? 'put in order' : counted}. Commit ${lockFile}.`,
    ],
  };
}
