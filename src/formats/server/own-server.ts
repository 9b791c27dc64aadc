import { diagnose, type Checked } from '../../diagnostics/diagnostic.ts';
import { readFailure } from '../../markdown/plugins/describe-plugin-error.ts';
import { sourcePath } from '../../model/paths.ts';
import { startOf } from '../../model/place.ts';
import type { ServedSite, WebServer } from '../../plugins/web-server.ts';

/** The files of a server that a publication adds, whose folder is `root`. None where it fails. */
export function ownServerFiles(
  server: WebServer,
  site: ServedSite,
  root: string,
): Checked<ReadonlyMap<string, string>> {
  const fail = (problem: string, hint?: string) => ({
    value: new Map<string, string>(),
    diagnostics: [
      diagnose(
        'plugin-works',
        startOf(sourcePath('series/publication.yaml')),
        `The server ${server.id} ${problem}.`,
        { hint },
      ),
    ],
  });
  try {
    const files: unknown = server.files(site);
    if (typeof files !== 'object' || files === null || files instanceof Promise)
      return fail('gives no files', "Return an object: { '.htaccess': '…' }.");
    for (const [path, text] of Object.entries(files)) {
      if (!isPlainPath(path)) return fail(`gives a file "${path}"`, 'Name a file in its own folder.');
      if (typeof text !== 'string') return fail(`gives no text for "${path}"`);
    }
    return { value: new Map(Object.entries(files as Readonly<Record<string, string>>)), diagnostics: [] };
  } catch (error) {
    const { reason, hint } = readFailure(error, root);
    return fail(`fails: ${reason}`, hint);
  }
}

function isPlainPath(path: string): boolean {
  return path
    .split('/')
    .every((step) => !['', '.', '..'].includes(step) && !/[\\\p{C}]/u.test(step) && step.length < 200);
}
