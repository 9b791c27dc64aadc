// Runs after the installation. An npm package brings the browser that prints the PDF books on Linux x64; elsewhere a
// headless shell is downloaded into puppeteer's cache. An installation never fails for lack of it: a browser that is
// installed on the machine works too.
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers';

const { arch, env, platform } = process;
const isBundled = platform === 'linux' && arch === 'x64';
const isRefused = ['PUPPETEER_SKIP_DOWNLOAD', 'PUPPETEER_EXECUTABLE_PATH', 'KOLOFON_BROWSER'].some(
  (name) => env[name],
);
const compiled = new URL('../build/fetch-browser.js', import.meta.url);
const timeLimit = 300_000;

// In a clone nothing is compiled before `prepare`, which comes back here.
if (!isBundled && !isRefused && existsSync(compiled)) {
  // Puppeteer's configuration is the user's, not Kolofon's own.
  if (env.INIT_CWD) process.chdir(env.INIT_CWD);
  setTimeout(() => finish('the download took too long'), timeLimit).unref();
  try {
    const { fetchBrowser } = await import(compiled.href);
    await fetchBrowser();
  } catch (error) {
    finish(error instanceof Error ? error.message : String(error));
  }
}

function finish(reason) {
  console.log(`kolofon: no browser was downloaded for the PDF books: ${reason}`);
  console.log('kolofon: Chrome, Chromium or Edge on this machine will print them.');
  process.exit(0);
}
