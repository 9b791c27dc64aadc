import type { HTTPRequest, Page } from 'puppeteer';
import { makeQueue } from './make-queue.ts';
import { readPrintFile, type PrintRequest } from './print-request.ts';
import { decodeAddress } from '../model/decode-address.ts';

/** The origin of all books. It exists only inside the browser: `.invalid` never resolves (RFC 6761). */
const origin = 'https://book.invalid/';

const headers = {
  'content-security-policy': "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'",
  'x-content-type-options': 'nosniff',
};

/** A book has its files alone, but what is at the root is the same for all. */
const keepNothing = { ...headers, 'cache-control': 'no-store' };
const keep = { ...headers, 'cache-control': 'max-age=31536000, immutable' };

/**
 * Answers that are on their way at a time. A page asks for all of its pictures at once, and each takes several times its
 * size until the browser has it.
 */
const abreast = 4;

export interface ServedFiles {
  /** Where the page of the request is. */
  readonly address: string;
  /** The addresses that were refused: the list grows. */
  readonly refused: readonly string[];
  end(): void;
}

/**
 * Answers what a tab asks for with the files of a request, in a folder of this name that no other request has: a browser
 * that keeps a file would take it for that of the next book. The tab must intercept its requests.
 */
export function serveFiles(page: Page, request: PrintRequest, folder: string): ServedFiles {
  const address = `${origin}${folder}/`;
  const refused: string[] = [];
  const takeTurn = makeQueue(abreast);
  const onRequest = (asked: HTTPRequest): void => {
    // An answer that cannot be given belongs to a page that is gone; one to a file that the browser has kept is not sent.
    takeTurn(() => answer(asked, address, request, refused)).catch(() => undefined);
  };
  page.on('request', onRequest);
  return { address, refused, end: () => page.off('request', onRequest) };
}

async function answer(
  asked: HTTPRequest,
  address: string,
  request: PrintRequest,
  refused: string[],
): Promise<void> {
  const url = asked.url();
  if (url === address) {
    await asked.respond({
      status: 200,
      headers: keepNothing,
      contentType: 'text/html; charset=utf-8',
      body: request.html,
    });
    return;
  }
  const path = findPath(url, address);
  const file = path === undefined ? undefined : request.files.get(path);
  if (file === undefined) {
    if (url !== `${origin}favicon.ico`) refused.push(url);
    // A navigation that is denied would leave an error page in place of the book; one that is aborted leaves the book.
    await asked.abort(asked.isNavigationRequest() ? 'aborted' : 'accessdenied');
    return;
  }
  await asked.respond({
    status: 200,
    headers: path?.startsWith('/') === true ? keep : keepNothing,
    contentType: file.mediaType,
    body: await readPrintFile(file),
  });
}

/** As the files of a request are named. */
function findPath(url: string, address: string): string | undefined {
  if (!url.startsWith(origin)) return undefined;
  return decodeAddress(url.slice(url.startsWith(address) ? address.length : origin.length - 1));
}
