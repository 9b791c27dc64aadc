import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Printer } from '../../src/platform/browser.ts';
import { readPdf } from '../formats/pdf/read-pdf.ts';
import { children, isRunning } from '../harness/processes.ts';
import { page } from './pages.ts';
import { openTemporaryPrinters, type TemporaryPrinters } from './temporary-printers.ts';

let printers: TemporaryPrinters;
let folder: string;
let printer: Printer;

beforeEach(() => {
  printers = openTemporaryPrinters();
  folder = printers.folder;
  printer = printers.open();
});
afterEach(() => printers.close());

describe('a print', () => {
  test('shows the page and the files of the request', async () => {
    const css = { mediaType: 'text/css', bytes: Buffer.from('h1::after { content: " med stil" }') };
    const request = page('<link rel="stylesheet" href="book.css"><h1>Hei</h1>', new Map([['book.css', css]]));
    const { pages } = await readPdf(await printer.print(request));
    expect(pages[0]?.lines).toEqual(['Hei med stil']);
  });

  test('runs side by side with others in one browser', async () => {
    const bodies = ['én', 'to', 'tre'];
    const printed = await Promise.all(bodies.map((body) => printer.print(page(body))));
    const texts = await Promise.all(
      printed.map(async (bytes) => (await readPdf(bytes)).pages[0]?.lines.join()),
    );
    expect(texts).toEqual(bodies);
  });

  test('runs no script', async () => {
    const script = "document.getElementById('text').textContent = 'endret'";
    const { pages } = await readPdf(
      await printer.print(
        page(`<p id="text">urørt</p><script>${script}</script><svg onload="${script}"></svg>`),
      ),
    );
    expect(pages[0]?.lines).toEqual(['urørt']);
  });

  test('reaches neither the network nor the disk', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const hostile = page(`
        <link rel="stylesheet" href="${origin}/style.css"><link rel="prefetch" href="${origin}/prefetch">
        <link rel="preconnect" href="${origin}"><style>body { background: url(${origin}/background.png) }</style>
        <img src="${origin}/picture.png"><iframe src="${origin}/frame"></iframe><iframe src="file:///etc/hostname"></iframe>
        <object data="${origin}/object"></object><meta http-equiv="refresh" content="0; url=${origin}/refresh">`);
      await expect(printer.print(hostile)).rejects.toThrow('The book asked for files that it does not have');
      expect(asked).toEqual([]);
    } finally {
      server.close();
    }
  });

  test('that asks for a file which the book does not have fails, and names it', async () => {
    await expect(printer.print(page('<img src="figures/borte.png" alt="">'))).rejects.toThrow(
      'figures/borte.png',
    );
  });
});

/** A machine whose first installed browser is the one in this folder. */
function onlyIn(place: string): NodeJS.ProcessEnv {
  return { ...process.env, PATH: place };
}

describe('a browser that cannot be started', () => {
  test('is passed over for the next', async () => {
    const broken = join(folder, 'chromium');
    writeFileSync(broken, '#!/nowhere/sh\n');
    chmodSync(broken, 0o755);
    const careful = printers.open({ environment: onlyIn(folder) });
    await careful.print(page('Hei'));
    expect(await careful.identify()).toMatch(/Chrom/);
  });

  test('that starts but does not print is passed over too', async () => {
    const quitter = join(folder, 'chromium');
    writeFileSync(quitter, '#!/bin/sh\nexit 3\n');
    chmodSync(quitter, 0o755);
    const careful = printers.open({ environment: onlyIn(folder) });
    await careful.print(page('Hei'));
    expect(await careful.identify()).toMatch(/Chrom/);
  });
});

describe.runIf(process.platform === 'linux')('the browser is named', () => {
  test('without being opened', async () => {
    expect(await printer.identify()).toMatch(/^\w.* \d+\..*, fonts [0-9a-f]{16}$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('again when another one prints than was expected', async () => {
    const pretender = join(folder, 'chromium');
    writeFileSync(pretender, '#!/bin/sh\n[ "$*" = --version ] && echo Pretender 1.0\n');
    chmodSync(pretender, 0o755);
    const careful = printers.open({ environment: onlyIn(folder) });
    expect(await careful.identify()).toMatch(/^Pretender 1\.0, fonts /);
    await careful.print(page('Hei'));
    expect(await careful.identify()).toBe(await printer.identify());
  });
});

describe.runIf(process.platform === 'linux')('nothing is left behind', () => {
  test('when the printer is closed', async () => {
    await printer.print(page('Hei'));
    const started = children();
    expect(started.length).toBeGreaterThan(0);
    await printer.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(started.filter(isRunning)).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('when %s ends the process', async (signal) => {
    // Inside the project, so that its packages are found from there.
    mkdirSync('node_modules/.cache', { recursive: true });
    const script = join(mkdtempSync('node_modules/.cache/kolofon-'), 'print.mjs');
    await build({
      stdin: {
        contents: `import { openPrinter } from './src/platform/browser.ts';
          import { cleanUpOnSignals } from './src/platform/clean-up.ts';
          cleanUpOnSignals();
          await openPrinter().print({ html: '', files: new Map() }); console.log('open'); setInterval(() => {}, 1000);`,
        resolveDir: '.',
        loader: 'ts',
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      outfile: script,
    });
    try {
      const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      const browsers = children(child.pid);
      expect(browsers.length).toBeGreaterThan(0);
      child.kill(signal);
      await once(child, 'exit');
      expect(child.signalCode).toBe(signal);
      expect(readdirSync(folder)).toEqual([]);
      await expect.poll(() => browsers.filter(isRunning)).toEqual([]);
    } finally {
      rmSync(join(script, '..'), { recursive: true, force: true });
    }
  });
});
