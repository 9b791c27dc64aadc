import type { HTTPRequest } from 'puppeteer';
import { launchBrowser, type LaunchOptions } from './launch-browser.ts';
import { inSeconds, within } from './within.ts';

interface PageFile {
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

interface ScriptedPage {
  evaluate(expression: string, timeLimit: number): Promise<unknown>;
  close(): void;
}

/** Exists only inside the browser: `.invalid` never resolves (RFC 6761). */
const origin = 'https://scripts.invalid/';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'";

/**
 * Opens a page that runs these scripts, in their order, in a browser of its own: one in which code of a package has run
 * prints no books. The page reaches nothing but its files. Throws a `BrowserError` if no browser can be started.
 */
export async function openScriptedPage(
  options: LaunchOptions,
  files: ReadonlyMap<string, PageFile>,
): Promise<ScriptedPage> {
  const running = await launchBrowser(options);
  const { browser } = running;
  const kill = () => running.kill();
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      answer(request, files).catch(() => undefined);
    });
    await page.goto(origin, { waitUntil: 'load', timeout: 0 });
    return {
      evaluate: (expression, timeLimit) =>
        within(timeLimit, page.evaluate(expression), `it took longer than ${inSeconds(timeLimit)}`),
      close: kill,
    };
  } catch (error) {
    kill();
    throw error;
  }
}

async function answer(request: HTTPRequest, files: ReadonlyMap<string, PageFile>): Promise<void> {
  const url = request.url();
  if (url === origin) {
    const scripts = [...files.keys()].map((name) => `<script src="${name}"></script>`).join('');
    await request.respond({
      headers: { 'content-security-policy': policy },
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>Kolofon</title>${scripts}`,
    });
    return;
  }
  const file = url.startsWith(origin) ? files.get(url.slice(origin.length)) : undefined;
  if (file === undefined) {
    await request.abort('accessdenied');
    return;
  }
  const body = typeof file.content === 'string' ? file.content : Buffer.from(file.content);
  await request.respond({ contentType: `${file.mediaType}; charset=utf-8`, body });
}
