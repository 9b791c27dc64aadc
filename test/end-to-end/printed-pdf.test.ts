import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { fold, spell } from '../../src/leaks/fold.ts';
import { readAnyPdf } from '../../src/leaks/readers/pdf.ts';
import { readPrintedPdf } from '../../src/leaks/readers/printed-pdf/printed-pdf.ts';
import type { Part } from '../../src/leaks/readers/reader.ts';

const sample = inject('sample');

/** What pdfjs says of its own: the ids of objects and of marked content, the kinds of annotations. */
const ofPdfjs = /^(?:p\d+R_mc\d+|\d+R|object|content|annotation)$/;

test.each(['pdf/nettverksbygging.pdf', 'pdf/writing-in-parts-sample.pdf', 'pdf/artikler/kunderelasjon.pdf'])(
  'what pdfjs reads in %s, the leak check reads without it',
  async (path) => {
    const bytes = readFileSync(join(sample, path));
    const own = readPrintedPdf(bytes, { left: 1e9 }) ?? [];
    const pages = new Map(
      own.flatMap((part) => (part.kind === 'text' ? [[part.placeOf(0), read(part)]] : [])),
    );
    const all = own.map(read).join('|');
    const missing: string[] = [];
    for await (const part of readAnyPdf(bytes)) {
      const place = part.kind === 'text' ? part.placeOf(0) : 'attachment';
      if (place === 'page labels') continue;
      if (place.startsWith('page ')) {
        if (pages.get(place)?.includes(read(part)) !== true) missing.push(place);
      } else if (part.kind === 'text')
        missing.push(
          ...part.text.split('\n').filter((line) => !ofPdfjs.test(line) && !all.includes(spell(fold(line)))),
        );
      else if (!all.includes(read(part))) missing.push(place);
    }
    expect(pages.size).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  },
);

/** The letters of a text or of an attached text. */
function read(part: Part): string {
  if (part.kind === 'unreadable') return '';
  return spell(fold(part.kind === 'text' ? part.text : Buffer.from(part.bytes).toString()));
}
