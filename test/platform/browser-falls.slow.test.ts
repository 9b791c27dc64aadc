import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Printer } from '../../src/platform/browser.ts';
import { readPdf } from '../formats/pdf/read-pdf.ts';
import { children, descendants, isRunning, renderers } from '../harness/processes.ts';
import { disturbed, page } from './pages.ts';
import { openTemporaryPrinters, type TemporaryPrinters } from './temporary-printers.ts';

/** Long for a little page, short for a test. */
const timeLimit = 3000;
let printers: TemporaryPrinters;
let printer: Printer;

beforeEach(() => {
  printers = openTemporaryPrinters();
  printer = printers.open({ timeLimit });
});
afterEach(() => printers.close());

/** The browser that was started last. What Linux calls the browser may be a script around it, in one process group. */
function browser(): number {
  const id = children().at(-1);
  if (id === undefined) throw new Error('There is no browser.');
  return id;
}
const stop = (): void => void process.kill(-browser(), 'SIGSTOP');
const kill = (): void => void process.kill(-browser(), 'SIGKILL');
const crashPages = (): void => {
  for (const id of renderers(browser())) process.kill(id, 'SIGKILL');
};

async function linesOf(printing: Promise<Uint8Array>): Promise<readonly string[]> {
  return (await readPdf(await printing)).pages.flatMap(({ lines }) => lines);
}

describe.runIf(process.platform === 'linux')('a print is done again in a fresh browser', () => {
  test.each([
    ['the browser is killed', kill],
    ['the browser hangs', stop],
    ['the page crashes', crashPages],
  ])('when %s', async (_what, disturb) => {
    await printer.print(page('Først'));
    const first = browser();
    expect(await linesOf(printer.print(disturbed('Hei', disturb)))).toEqual(['Hei']);
    expect(browser()).not.toBe(first);
  });

  test('and a browser that hangs is ended, with all that it started and its profile', async () => {
    await printer.print(page('Først'));
    const hanging = [browser(), ...descendants(browser())];
    await printer.print(disturbed('Hei', stop));
    await expect.poll(() => hanging.filter(isRunning)).toEqual([]);
    expect(readdirSync(printers.folder)).toHaveLength(1);
  });

  test.each([
    ['killed', kill],
    ['stopped', stop],
  ])('like all that print beside it in a browser that is %s', async (_what, disturb) => {
    const texts = ['én', 'to', 'tre'];
    const printed = texts.map((text, index) =>
      linesOf(printer.print(index === 0 ? disturbed(text, disturb) : page(text))),
    );
    expect(await Promise.all(printed)).toEqual(texts.map((text) => [text]));
  });
});

describe.runIf(process.platform === 'linux')('a print that fails twice', () => {
  test.each([
    ['is killed with its browser', kill, 'the browser ended, both times'],
    ['crashes', crashPages, 'the page crashed, both times'],
    ['hangs', stop, 'it was not done within 3 seconds, both times'],
  ])('says so when it %s, and the other books are finished', async (_what, disturb, reason) => {
    const beside: Promise<readonly string[]>[] = [];
    // Their pages are asked for, and none is open yet: a browser may fall when one crashes while it is being opened.
    const disturbBeside = (): void => {
      beside.push(linesOf(printer.print(page('én'))), linesOf(printer.print(page('to'))));
      disturb();
    };
    const failing = linesOf(printer.print(disturbed('Feil', disturbBeside, disturb)));
    const [failed] = await Promise.allSettled([failing]);
    const others = await Promise.allSettled(beside);
    expect(failed).toMatchObject({ reason: { name: 'PrintError' } });
    await expect(failing).rejects.toThrow(
      `It could not be printed, and a fresh browser did no better: ${reason}.`,
    );
    expect(others).toMatchObject([{ value: ['én'] }, { value: ['to'] }]);
    expect(await linesOf(printer.print(page('Etterpå')))).toEqual(['Etterpå']);
  });

  test('reports both reasons', async () => {
    await printer.print(page('Først'));
    await expect(linesOf(printer.print(disturbed('Feil', crashPages, kill)))).rejects.toThrow(
      'first, the page crashed; then the browser ended.',
    );
  });
});

describe.runIf(process.platform === 'linux')(
  'a print that fails in a browser that printed nothing else',
  () => {
    test.each([
      ['crashes', crashPages, 'the page crashed, in a fresh browser', 1],
      // By the system, or by whoever: it may not have been the page.
      ['is killed with its browser', kill, 'the browser ended, both times', 2],
    ])(
      'that %s is tried as often as it may help, and others are printed',
      async (_what, disturb, reason, times) => {
        let attempts = 0;
        const count = (): void => {
          attempts += 1;
          disturb();
        };
        await expect(printer.print(disturbed('Feil', count, count))).rejects.toThrow(`${reason}.`);
        expect(attempts).toBe(times);
        expect(await linesOf(printer.print(page('Etterpå')))).toEqual(['Etterpå']);
      },
    );
  },
);

describe.runIf(process.platform === 'linux')('a printer', () => {
  test('ends a browser that does not answer when it is closed', async () => {
    await printer.print(page('Først'));
    const started = [browser(), ...descendants(browser())];
    stop();
    await printer.close();
    await expect.poll(() => started.filter(isRunning)).toEqual([]);
    expect(readdirSync(printers.folder)).toEqual([]);
  });

  test('that is closed while it prints starts no other browser', async () => {
    await printer.print(page('Først'));
    const closing: Promise<void>[] = [];
    const printing = printer.print(disturbed('Hei', () => closing.push(printer.close())));
    await expect(printing).rejects.toThrow('The printer is closed.');
    await Promise.all(closing);
    expect(children()).toEqual([]);
  });

  test('passes over a browser that starts but does not answer', async () => {
    const silent = join(printers.folder, 'chromium');
    writeFileSync(silent, '#!/bin/sh\n[ "$*" = --version ] && exec echo Silent 1.0\nexec sleep 600\n');
    chmodSync(silent, 0o755);
    const careful = printers.open({
      environment: { ...process.env, PATH: printers.folder },
      startLimit: timeLimit,
    });
    await careful.print(page('Hei'));
    expect(await careful.identify()).toMatch(/Chrom/);
    expect(children()).toHaveLength(1);
  });
});
