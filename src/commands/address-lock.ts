import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../addresses/change.ts';
import { printLock } from '../addresses/print-lock.ts';
import { countChanges, tellChange } from '../addresses/tell-changes.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { replaceFile } from '../emit/replace-file.ts';
import { lockFile } from '../load/address-lock.ts';
import { UsageError, type CommandInput } from './command.ts';
import { chosenRoot } from './options.ts';
import type { ComparedAddresses } from './prepare.ts';

/** How many changes are told one by one. */
const most = 8;

type Refused = Extract<Change, { kind: 'moved' | 'renumbered' }>;

/**
 * The changes that nobody has committed, as an error. What is only new is none: an article may become due while no
 * editor is there, in the middle of a series too. What was withdrawn stands in the lock already, by an editor's hand.
 */
export function refuseChanges({ changes }: ComparedAddresses): Diagnostic[] {
  const refused = changes.filter(
    (change): change is Refused =>
      change.kind === 'moved' || (change.kind === 'renumbered' && !change.byInsertion),
  );
  const [first] = refused;
  if (first === undefined) return [];
  const message = `The list of addresses is out of date: ${countChanges(refused)}.`;
  return [
    diagnose('addresses-locked', first.place, message, {
      hint: `Run "kolofon build", read what changes in ${lockFile}, and commit it.`,
      related: refused
        .slice(0, most)
        .map((change) => ({ message: tellChange(change) ?? '', place: change.place })),
    }),
  ];
}

/** Writes the lock if it says anything new, and tells what. Gives whether it did. `isOwn`: it is as a build wrote it. */
export function saveAddresses(
  { before, next, changes }: ComparedAddresses,
  isOwn: boolean,
  input: CommandInput,
): boolean {
  if (isOwn && changes.length === 0) return false;
  if (isDeepStrictEqual(before, next)) return false;
  try {
    replaceFile(join(chosenRoot(input), lockFile), printLock(next));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${lockFile} could not be written: ${why}. --locked leaves it alone.`);
  }
  const lines = changes.flatMap((change) => tellChange(change) ?? []);
  for (const line of lines.slice(0, most)) input.terminal.line(`  ${line}`);
  if (lines.length > most) input.terminal.line(`  and ${String(lines.length - most)} more`);
  const counted = countChanges(changes);
  input.terminal.line(`Addresses: ${counted === '' ? 'put in order' : counted}. Commit ${lockFile}.`);
  return true;
}
