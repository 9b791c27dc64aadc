import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './installed-browsers.ts';

/**
 * A digest of the names of the fonts that are installed on this machine: a book may be printed with them. A folder that
 * cannot be read has none.
 */
export function digestSystemFonts({ platform, environment }: Machine): string {
  const hash = createHash('sha256');
  for (const folder of foldersOf(platform, environment)) {
    for (const path of listFonts(folder)) hash.update(`${path}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Without those of the home folder in front: one user's path is not the other's. */
function listFonts(folder: string): string[] {
  try {
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return all.filter((path) => /\.(?:ttf|otf|ttc|otc|pfb|woff2?)$/i.test(path)).sort();
  } catch {
    return [];
  }
}

function foldersOf(
  platform: string,
  { HOME: home, WINDIR: windows, LOCALAPPDATA: local }: Machine['environment'],
) {
  if (platform === 'win32')
    return [join(windows ?? 'C:\\Windows', 'Fonts'), ...inside(local, 'Microsoft/Windows/Fonts')];
  if (platform === 'darwin')
    return ['/System/Library/Fonts', '/Library/Fonts', ...inside(home, 'Library/Fonts')];
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    ...inside(home, '.local/share/fonts'),
    ...inside(home, '.fonts'),
  ];
}

function inside(folder: string | undefined, path: string): string[] {
  return folder === undefined || folder === '' ? [] : [join(folder, path)];
}
