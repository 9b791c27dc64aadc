// Runs after the installation (npm puts node_modules/.bin on the path of its scripts). On Linux x64 a browser that
// prints the PDF books comes with an npm package; elsewhere puppeteer may fetch one. An installation never fails for
// the lack of it: one that is installed on the machine serves too.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const { arch, env, platform } = process;
const comesAlong = platform === 'linux' && arch === 'x64';
const isRefused = ['PUPPETEER_SKIP_DOWNLOAD', 'PUPPETEER_EXECUTABLE_PATH', 'KOLOFON_BROWSER'].some(
  (name) => env[name],
);

if (!comesAlong && !isRefused) console.log(await fetchBrowser());

async function fetchBrowser() {
  try {
    const options = { timeout: 300_000, shell: platform === 'win32' };
    await promisify(execFile)('puppeteer', ['browsers', 'install', 'chrome-headless-shell'], options);
    return 'kolofon: puppeteer has fetched a browser for the PDF books.';
  } catch {
    return 'kolofon: no browser was fetched for the PDF books. Chrome, Chromium or Edge on this machine will serve.';
  }
}
