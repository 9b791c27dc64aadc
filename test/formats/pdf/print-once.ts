import { createHash } from 'node:crypto';
import { readPrintFile, type PrintPage, type PrintRequest } from '../../../src/platform/print-request.ts';

const printed = new Map<string, Promise<Uint8Array>>();

/** Prints what was not printed before. The same request gives the same bytes, as the tests of a printed book prove. */
export function printOnce(print: PrintPage): PrintPage {
  return async (request) => {
    const key = await digest(request);
    const bytes = printed.get(key) ?? print(request);
    printed.set(key, bytes);
    return bytes;
  };
}

/** Of all that a page is printed from. */
async function digest({ html, files }: PrintRequest): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(html));
  for (const [path, file] of files) {
    const bytes = await readPrintFile(file);
    hash.update(JSON.stringify([path, file.mediaType, bytes.length])).update(bytes);
  }
  return hash.digest('hex');
}
