import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { openPrinter, type Printer, type PrinterOptions } from '../../src/platform/browser.ts';

/** Printers whose temporary files go to a folder of their own. */
export interface TemporaryPrinters {
  readonly folder: string;
  open(options?: PrinterOptions): Printer;
  close(): Promise<void>;
}

export function openTemporaryPrinters(): TemporaryPrinters {
  const outer = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
  process.env['TMPDIR'] = folder;
  const opened: Printer[] = [];
  return {
    folder,
    open: (options) => {
      const printer = openPrinter(options);
      opened.push(printer);
      return printer;
    },
    close: async () => {
      await Promise.all(opened.map((printer) => printer.close()));
      if (outer === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = outer;
      removeFolder(folder);
    },
  };
}
