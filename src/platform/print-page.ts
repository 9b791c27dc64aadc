import type { Browser, HTTPRequest, Page } from 'puppeteer';
import type { PrintRequest } from './print-request.ts';

/** The browser or the page fell: a fresh browser may do better. Any other failure is thrown. */
type PrintResult =
  | { readonly kind: 'printed'; readonly bytes: Uint8Array }
  | { readonly kind: 'crashed'; readonly error: Error };

/** Exists only inside the page: `.invalid` never resolves (RFC 6761). */
const origin = 'https://book.invalid/';

const headers = {
  'content-security-policy': "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'",
  'x-content-type-options': 'nosniff',
};

/** Prints on a page of its own, which can reach nothing but the files of the request. */
export async function printPage(
  browser: Browser,
  request: PrintRequest,
  timeLimit: number,
): Promise<PrintResult> {
  let page: Page | undefined;
  try {
    page = await Promise.race([browser.newPage(), overtime(timeLimit)]);
    const bytes = await Promise.race([printOn(page, request, timeLimit), crashOf(page), overtime(timeLimit)]);
    return { kind: 'printed', bytes };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error instanceof PageCrash || !browser.connected) return { kind: 'crashed', error };
    throw error;
  } finally {
    // Not awaited: a page that hangs would not close either.
    page?.close().catch(() => undefined);
  }
}

async function printOn(page: Page, request: PrintRequest, timeout: number): Promise<Uint8Array> {
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  const refused: string[] = [];
  page.on('request', (asked) => void answer(asked, request, refused));
  await page.goto(origin, { waitUntil: 'load', timeout });
  const bytes = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout,
  });
  if (refused.length > 0)
    throw new Error(`The book asked for files that it does not have: ${refused.join(', ')}.`);
  return bytes;
}

async function answer(asked: HTTPRequest, request: PrintRequest, refused: string[]): Promise<void> {
  const url = asked.url();
  if (url === origin) {
    await asked.respond({
      status: 200,
      headers,
      contentType: 'text/html; charset=utf-8',
      body: request.html,
    });
    return;
  }
  const file = url.startsWith(origin)
    ? request.files.get(decodeURIComponent(url.slice(origin.length)))
    : undefined;
  if (file === undefined) {
    if (url !== `${origin}favicon.ico`) refused.push(url);
    // A navigation that is denied would leave an error page in place of the book; one that is aborted leaves the book.
    await asked.abort(asked.isNavigationRequest() ? 'aborted' : 'accessdenied');
    return;
  }
  await asked.respond({ status: 200, headers, contentType: file.mediaType, body: file.bytes });
}

/** Never resolves; rejects when the page falls, which leaves its calls unanswered. */
function crashOf(page: Page): Promise<never> {
  return new Promise((_resolve, reject) => {
    page.on('error', (error) => reject(new PageCrash(error.message)));
    page.browser().on('disconnected', () => reject(new PageCrash('The browser ended while it printed.')));
  });
}

class PageCrash extends Error {}

function overtime(timeLimit: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    const seconds = Math.round(timeLimit / 1000);
    setTimeout(
      () => reject(new Error(`The book was not printed within ${seconds} seconds.`)),
      timeLimit,
    ).unref();
  });
}
