import { decodeAddress } from '../../model/decode-address.ts';

/** The folder of a file, without a slash at its end; empty for the source itself. */
export function folderOf(file: string): string {
  const at = file.lastIndexOf('/');
  return at === -1 ? '' : file.slice(0, at);
}

export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The name without its ending. */
export function stemOf(file: string): string {
  return nameOf(file).replace(/(?<=.)\.[^.]+$/, '');
}

/** A path below a folder, without its steps up; undefined where it leads out of the source. */
export function joinPath(folder: string, path: string): string | undefined {
  const steps = path.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}

/** A path from one file to another. */
export function pathBetween(from: string, to: string): string {
  const own = folderOf(from).split('/').filter(Boolean);
  const other = to.split('/');
  let shared = 0;
  while (shared < own.length && shared < other.length - 1 && own[shared] === other[shared]) shared += 1;
  return [...own.slice(shared).map(() => '..'), ...other.slice(shared)].join('/');
}

/** A path with its letters as they are in the names of files. */
export function decodePath(path: string): string {
  return (decodeAddress(path) ?? path).normalize('NFC');
}

export interface SplitAddress {
  readonly path: string;
  readonly fragment: string;
}

/** Without its query. */
export function splitAddress(address: string): SplitAddress {
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
  return { path: decodePath(path), fragment: decodePath(fragment) };
}
