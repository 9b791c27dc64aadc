import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { cacheHome } from './cache-home.ts';
import { cleanUpAtExit } from './clean-up.ts';
import { describeFailure } from './describe-failure.ts';
import type { BrowserCandidate, MissingBrowser } from './browser-error.ts';
import type { Machine } from './installed-browsers.ts';
import { escapeText } from '../model/xml.ts';

const name = '@sparticuz/chromium';

/**
 * The package unpacks into the folder for temporary files, under fixed names, and sets variables of the process
 * that imports it. A process of its own does both where they touch nothing else. The first variable makes it
 * unpack its shared libraries too, as it does at Amazon.
 */
const unpack =
  'const { default: chromium } = await import(process.argv[1]); await chromium.executablePath();';
const asAtAmazon = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };

/** The browser inside the npm package, unpacked once into a folder that only this user can read. */
export async function unpackBundledBrowser(machine: Machine): Promise<BrowserCandidate | MissingBrowser> {
  const origin = `the npm package ${name}`;
  if (machine.platform !== 'linux' || machine.architecture !== 'x64') {
    return { origin, missing: 'it serves Linux on x64 only' };
  }
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = await unpackOnce(entry, machine);
    const libraries = [join(folder, 'al2023', 'lib'), machine.environment['LD_LIBRARY_PATH'] ?? ''];
    return {
      origin,
      path: join(folder, 'chromium'),
      environment: {
        LD_LIBRARY_PATH: libraries.filter((path) => path !== '').join(':'),
        FONTCONFIG_FILE: join(folder, fontSettings),
      },
    };
  } catch (error) {
    return { origin, missing: describeFailure(error) };
  }
}

async function unpackOnce(entry: string, machine: Machine): Promise<string> {
  const home = keepFolder(machine);
  const folder = join(home, `chromium-${versionOf(entry)}`);
  if (existsSync(folder)) return folder;
  const staging = mkdtempSync(join(home, 'unpacking-'));
  const unpacking = promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', unpack, pathToFileURL(entry).href],
    { env: { ...machine.environment, ...asAtAmazon, TMPDIR: staging } },
  );
  const clean = cleanUpAtExit(() => {
    unpacking.child.kill('SIGKILL');
    rmSync(staging, { recursive: true, force: true });
  });
  try {
    await unpacking;
    writeFileSync(join(staging, fontSettings), describeFonts(folder));
    renameSync(staging, folder);
  } catch (error) {
    // Another process may have unpacked it meanwhile.
    if (!existsSync(folder)) throw error;
  } finally {
    clean();
  }
  return folder;
}

/** A folder that outlives the process, or a temporary one where there is no such folder. */
function keepFolder({ environment }: Machine): string {
  const folder = cacheHome(environment);
  try {
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return folder;
    }
  } catch {
    // A home that cannot be written is as good as none.
  }
  const temporary = mkdtempSync(join(tmpdir(), 'kolofon-'));
  cleanUpAtExit(() => rmSync(temporary, { recursive: true, force: true }));
  return temporary;
}

function versionOf(entry: string): string {
  const manifest: unknown = createRequire(entry)(join(dirname(entry), '..', '..', 'package.json'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

const fontSettings = 'fonts.conf';

/**
 * Without any font of the system Chromium shows no text, not even in a font that it is given. The settings inside the
 * package look for its own where it is not.
 */
function describeFonts(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((path) => `<dir>${escapeText(path)}</dir>`),
    `<cachedir>${escapeText(join(folder, 'fonts-cache'))}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
