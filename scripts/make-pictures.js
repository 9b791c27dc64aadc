// Makes the pictures of the README and the handbook from a build of the sample publication, a new library and an imported
// vault: `npm run build && npm run pictures`.
// The browser is the one that KOLOFON_BROWSER names, or any that puppeteer finds.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import puppeteer from 'puppeteer';

const root = fileURLToPath(new URL('..', import.meta.url));
const article = 'nettverk-og-relasjon';
const book = 'nettverksbygging';
/** Of the spread in the printed book, counted from 1: two pages of running text. */
const spread = [10, 11];

const made = mkdtempSync(join(tmpdir(), 'kolofon-pictures-'));
const kolofon = (...args) =>
  execFileSync(process.execPath, [join(root, 'build/cli.js'), ...args], { cwd: made, stdio: 'ignore' });
kolofon('new', 'new', '--yes', '--title', 'My library', '--language', 'en', '--author', 'Ada Lie');
kolofon('import', join(root, 'test/fixtures/import/obsidian'), '--into', 'import');
for (const folder of ['new', 'import']) kolofon('build', '--root', folder, '--format', 'site', '--no-cache');

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.xhtml': 'application/xhtml+xml',
};

const epub = await JSZip.loadAsync(readFileSync(join(root, `dist/epub/${book}.epub`)));
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x/').pathname));
  answer(path)
    .then((bytes) => {
      response.setHeader('content-type', types[extname(path) || '.html'] ?? 'application/octet-stream');
      response.end(bytes);
    })
    .catch(() => response.writeHead(404).end());
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

/** The site is at the root, all else in folders of its own: a viewer for the PDF, its library, the e-book, other sites. */
async function answer(path) {
  if (path === '/viewer/') return viewer;
  if (path.startsWith('/viewer/'))
    return readFileSync(join(root, 'node_modules/pdfjs-dist/build', path.slice('/viewer/'.length)));
  if (path.startsWith('/fonts/'))
    return readFileSync(
      join(root, 'node_modules/@fontsource/source-serif-4/files', path.slice('/fonts/'.length)),
    );
  if (path.startsWith('/pdf/')) return readFileSync(join(root, 'dist', path));
  if (path.startsWith('/epub/')) return epub.file(path.slice(6)).async('nodebuffer');
  const [, other = '', rest = ''] = /^\/(new|import)(\/.*)$/.exec(path) ?? [];
  if (other !== '')
    return readFileSync(join(made, other, 'dist/site', rest.endsWith('/') ? `${rest}index.html` : rest));
  return readFileSync(join(root, 'dist/site', path.endsWith('/') ? `${path}index.html` : path));
}

const viewer = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #e8e6e1; display: flex; justify-content: center; padding: 32px; width: max-content }
canvas { background: #fff; box-shadow: 0 2px 12px #0004 } canvas + canvas { border-left: 1px solid #ddd }
</style><script type="module">
import { getDocument, GlobalWorkerOptions } from '/viewer/pdf.mjs';
GlobalWorkerOptions.workerSrc = '/viewer/pdf.worker.mjs';
const file = await getDocument('/pdf/${book}.pdf').promise;
for (const number of ${JSON.stringify(spread)}) {
  const page = await file.getPage(number);
  const viewport = page.getViewport({ scale: 2.4 });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  canvas.style.width = viewport.width / 2 + 'px';
  document.body.append(canvas);
  await page.render({ canvas, viewport }).promise;
}
document.title = 'done';
</script>`;

/** What a reading system adds: margins, and the font that its reader likes. */
const reader = `${[400, 600]
  .flatMap((weight) => ['normal', 'italic'].map((style) => [weight, style]))
  .map(
    ([weight, style]) =>
      `@font-face { font-family: serif-4; font-weight: ${weight}; font-style: ${style}; src: url(/fonts/source-serif-4-latin-${weight}-${style}.woff2) }`,
  )
  .join('\n')}
html { font: 17px/1.5 serif-4; color: #222; background: #fdfcf9; padding: 40px 44px }
a { color: inherit }`;

const browser = await puppeteer.launch({
  executablePath: process.env.KOLOFON_BROWSER,
  headless: 'shell',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const folder = join(root, 'docs/series/articles/pictures');
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage();
  const shoot = async (name, address, viewport, options = {}) => {
    await page.setViewport({ deviceScaleFactor: 2, ...viewport });
    await page.goto(origin + address, { waitUntil: 'networkidle0' });
    if (options.isDone) await page.waitForFunction(options.isDone);
    if (options.style) await page.addStyleTag({ content: options.style });
    await page.waitForFunction("document.fonts.status === 'loaded'");
    await page.screenshot({
      path: join(folder, `${name}.webp`),
      type: 'webp',
      quality: 82,
      ...options.screenshot,
    });
  };
  await shoot('page', `/artikler/${article}/`, { width: 1280, height: 800 });
  await shoot(
    'spread',
    '/viewer/',
    { width: 1120, height: 760, deviceScaleFactor: 1.5 },
    {
      isDone: "document.title === 'done'",
      screenshot: { fullPage: true },
    },
  );
  const chapter = Object.keys(epub.files).find((path) => path.endsWith(`${article}.xhtml`));
  await shoot(
    'e-book',
    `/epub/${chapter}`,
    { width: 480, height: 720, deviceScaleFactor: 1.5 },
    { style: reader },
  );
  await shoot('new', '/new/', { width: 1120, height: 720, deviceScaleFactor: 1.5 });
  await shoot('import', '/import/articles/the-moon/', { width: 1120, height: 720, deviceScaleFactor: 1.5 });
} finally {
  await browser.close();
  server.close();
  rmSync(made, { recursive: true });
}
