import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fixArrows } from './fix-arrows.ts';

/** The @fontsource packages that a publication may use. */
export interface Fonts {
  /** Reads a file of a package: `source-serif-4/files/source-serif-4-latin-400-normal.woff2`. */
  readonly read: (file: string) => Uint8Array;
  /** Whether a package is installed, and has the cut that every page needs. */
  readonly has: (name: string) => boolean;
  /** Whether a package is installed, whatever it has. */
  readonly hasPackage: (name: string) => boolean;
}

const own = createRequire(import.meta.url);

/** Packages installed where the publication is, or in a folder around it, go before Kolofon's own. */
export function openFonts(root: string): Fonts {
  const ofPublication = createRequire(resolve(root, 'package.json'));
  const findFile = (name: string): string => {
    try {
      const file = ofPublication.resolve(name);
      // One that the system refuses to open is as good as none.
      accessSync(file, constants.R_OK);
      return file;
    } catch {
      return own.resolve(name);
    }
  };
  const isThere = (file: string): boolean => {
    try {
      findFile(`@fontsource/${file}`);
      return true;
    } catch {
      return false;
    }
  };
  /** Every book asks for the same files. */
  const known = new Map<string, Uint8Array>();
  return {
    read: (file) => {
      const bytes = known.get(file) ?? readFont(file, findFile(`@fontsource/${file}`));
      known.set(file, bytes);
      return bytes;
    },
    has: (name) => isThere(`${name}/files/${name}-latin-400-normal.woff2`),
    hasPackage: (name) => isThere(`${name}/package.json`),
  };
}

function readFont(name: string, file: string): Uint8Array {
  const bytes = readFileSync(file);
  return name.startsWith('stix-two-math/') && name.endsWith('.woff') ? fixArrows(bytes) : bytes;
}

/**
 * The packages that `openFonts` finds, with what they say of themselves: a build sees by it that one has come or gone.
 * The folders are those in which Node looks for packages.
 */
export function listFonts(root: string): string[] {
  const ofPublication = createRequire(resolve(root, 'package.json'));
  const folders = [ofPublication, own].flatMap((require) => require.resolve.paths('@fontsource/any') ?? []);
  return [...new Set(folders)].flatMap((folder) => listPackages(join(folder, '@fontsource')));
}

function listPackages(folder: string): string[] {
  return namesIn(folder).map((name) => `${name} ${readFacts(join(folder, name, 'package.json'))}`);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // None, or one that the system refuses to open.
    return [];
  }
}

function readFacts(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
