import { textOfObjects } from './postprocess/read-saved.ts';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { readSamplePdf } from '../../harness/read-sample-pdf.ts';
import { readSeriesTitles } from '../../harness/series-titles.ts';
import { runningText, type OutlineItem } from './read-pdf.ts';

const folder = join(inject('sample'), 'pdf');

describe.each(Object.entries(readSeriesTitles()))('the PDF of %s', async (id, titles) => {
  const bytes = readFileSync(join(folder, `${id}.pdf`));
  const book = await readSamplePdf(`${id}.pdf`);
  const items = flatten(book.outline);
  const parts = titles.map((title) => items.find((item) => item.title === title && opens(item.page)));

  /** Whether a chapter opens on this page. */
  function opens(page: number): boolean {
    return book.pages[page - 1]?.lines.some((line) => /^Del \d+ av \d+$/.test(line)) === true;
  }

  test('has every part in its outline, in order', () => {
    expect(parts.map((part) => part?.title)).toEqual(titles);
    const pages = parts.map((part) => part?.page ?? 0);
    expect(pages).toEqual(pages.toSorted((a, b) => a - b));
  });

  test('names in its outline what is on the page, once', () => {
    const squeeze = (text: string): string => text.replaceAll(/\s/g, '');
    for (const { title, page } of items) {
      const { lines = [] } = book.pages[page - 1] ?? {};
      expect(squeeze(lines.join(''))).toContain(squeeze(title));
    }
  });

  test('opens each part on a page of its own, which says which part it is', () => {
    parts.forEach((part, index) => {
      const { lines = [] } = book.pages[(part?.page ?? 0) - 1] ?? {};
      expect(lines).toContain(`Del ${index + 1} av ${titles.length}`);
    });
  });

  test('has contents that lead to every part, and show the page where it opens', () => {
    const front = book.labels.indexOf('1');
    const contents = book.pages.slice(6, front);
    const text = runningText(contents);
    const targets = contents.flatMap(({ links }) => links.map(({ page }) => page));
    for (const part of parts) {
      expect(targets, part?.title).toContain(part?.page);
      expect(text, part?.title).toMatch(new RegExp(`(?<!\\d)${(part?.page ?? 0) - front}(?!\\d)`));
    }
    expect(text).not.toMatch(/\d{4}/);
  });

  test('contains whole words and embeds its fonts', () => {
    expect(runningText(book.pages)).not.toContain('\u00AD');
    const text = textOfObjects(bytes);
    const descriptors = text.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(descriptors.length).toBeGreaterThan(4);
    expect(text.match(/\/FontFile[23]? /g)).toHaveLength(descriptors.length);
    expect(bytes.length).toBeLessThan(1_200_000);
    expect(text).not.toMatch(/\/Type3/);
  });
});

test('the page of an article offers its hand-out, and that of another none', () => {
  const pageOf = (id: string): string =>
    readFileSync(join(inject('sample'), 'site', 'artikler', id, 'index.html'), 'utf8');
  expect(pageOf('nettverk-og-relasjon')).toContain('href="../../books/artikler/nettverk-og-relasjon.pdf"');
  expect(statSync(join(folder, 'artikler', 'nettverk-og-relasjon.pdf')).size).toBeGreaterThan(50_000);
  expect(pageOf('kundelojalitet')).not.toContain('books/artikler/');
});

function flatten(items: readonly OutlineItem[]): OutlineItem[] {
  return items.flatMap((item) => [item, ...flatten(item.children)]);
}
