import type { HTTPRequest, Page } from 'puppeteer';
import type { PrintRequest } from './print-request.ts';

/** Where a book stands. Exists only inside the page: `.invalid` never resolves (RFC 6761). */
export const bookAddress = 'https://book.invalid/';

const headers = {
  'content-security-policy': "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'",
  'x-content-type-options': 'nosniff',
};

/** Answers what a page asks for with the files of a request. Gives the addresses it refuses, in a list that grows. */
export async function serveFiles(page: Page, request: PrintRequest): Promise<readonly string[]> {
  const refused: string[] = [];
  await page.setRequestInterception(true);
  page.on('request', (asked) => {
    // An answer that cannot be given belongs to a page that is gone.
    answer(asked, request, refused).catch(() => undefined);
  });
  return refused;
}

async function answer(asked: HTTPRequest, request: PrintRequest, refused: string[]): Promise<void> {
  const url = asked.url();
  if (url === bookAddress) {
    await asked.respond({
      status: 200,
      headers,
      contentType: 'text/html; charset=utf-8',
      body: request.html,
    });
    return;
  }
  const file = findFile(url, request);
  if (file === undefined) {
    if (url !== `${bookAddress}favicon.ico`) refused.push(url);
    // A navigation that is denied would leave an error page in place of the book; one that is aborted leaves the book.
    await asked.abort(asked.isNavigationRequest() ? 'aborted' : 'accessdenied');
    return;
  }
  await asked.respond({ status: 200, headers, contentType: file.mediaType, body: file.bytes });
}

function findFile(url: string, { files }: PrintRequest): ReturnType<PrintRequest['files']['get']> {
  if (!url.startsWith(bookAddress)) return undefined;
  try {
    return files.get(decodeURIComponent(url.slice(bookAddress.length)));
  } catch {
    // `%E0` alone is no text.
    return undefined;
  }
}
