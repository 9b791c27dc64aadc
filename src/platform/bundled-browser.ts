import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserCandidate, MissingBrowser } from './find-browser.ts';
import type { Machine } from './installed-browsers.ts';

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
        FONTCONFIG_PATH: join(folder, 'fonts'),
      },
    };
  } catch (error) {
    return { origin, missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

async function unpackOnce(entry: string, machine: Machine): Promise<string> {
  const home = keepFolder(machine);
  const folder = join(home, `chromium-${versionOf(entry)}`);
  if (existsSync(folder)) return folder;
  const staging = mkdtempSync(join(home, 'unpacking-'));
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', unpack, pathToFileURL(entry).href],
      { env: { ...machine.environment, ...asAtAmazon, TMPDIR: staging } },
    );
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    // Another process may have unpacked it meanwhile.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** A folder that outlives the process, or a temporary one where there is no such folder. */
function keepFolder({ environment }: Machine): string {
  const folder = join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'kolofon');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'kolofon-'));
  }
}

function versionOf(entry: string): string {
  const manifest: unknown = createRequire(entry)(join(dirname(entry), '..', '..', 'package.json'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}
