import { pdf } from '../src/formats/pdf/pdf.ts';
import { openPrinter } from '../src/platform/browser.ts';
import { makeBooks } from './make-books.ts';
import { openInput } from './open-input.ts';

/** What one process needs for the printed books of a publication, from the model to the bytes. Wall, in seconds. */
export interface PdfMeasure {
  /** The first time: with the start of the browser. */
  readonly fresh: number;
  /** Each time after the first, in the same browser. */
  readonly again: readonly number[];
  /** The browser and its version. */
  readonly browser: string;
}

const [root = '.', times = '1'] = process.argv.slice(2);

const printer = openPrinter();
try {
  const input = await openInput(root, printer.print);
  const printBooks = async (): Promise<number> => {
    const start = performance.now();
    await makeBooks(pdf, input);
    return (performance.now() - start) / 1000;
  };
  const fresh = await printBooks();
  const again: number[] = [];
  while (again.length < Number(times)) again.push(await printBooks());
  const measure: PdfMeasure = {
    fresh,
    again,
    browser: (await printer.identify())?.replace(/^.*[\\/]/, '') ?? 'several',
  };
  process.stdout.write(JSON.stringify(measure));
} finally {
  await printer.close();
}
