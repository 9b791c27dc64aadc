import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageFormatIds } from '../../../src/model/print-settings.ts';
import { inputOf } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { required } from '../../harness/read-page.ts';
import { makeBookOf } from './make-book.ts';
import { placeTexts, readPdf, runningText, type PlacedText, type ReadPdf } from './read-pdf.ts';
import { printer } from '../../harness/share-printer.ts';

const longest = 'menneskerettighetsorganisasjonene';
const german = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze';
const address = `https://eksempel.example/${'katalog/'.repeat(12)}slutten`;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const wide = Array.from(letters)
  .map((letter, index) => `${letter}_{${index + 1}}`)
  .join(' + ');

const body = `Trykk ![prikk](prikk.svg) for å lagre, og [![lenket](prikk.svg)](https://eksempel.example/mer) for mer[^lang].

## ${longest} og ${longest}, og ${german}

Se ${address} og \`${'et_langt_navn_i_kode.'.repeat(5)}slutt\`.

| Organ | Vedtak | Mer | Enda mer |
| --- | --- | --- | --- |
| ${longest} | ${longest} ![prikk](prikk.svg) | ${german} | ${longest} |

$$
${wide} = 0 + \\begin{pmatrix} P & Q \\\\ R & S \\end{pmatrix}
$$

$$
\\begin{align} F &= ${wide} = 3 \\tag{77} \\\\ G &= 1 \\tag{78} \\end{align}
$$

$$
\\begin{pmatrix} ${Array.from({ length: 90 }, (_, index) => `r_{${index}}`).join(' & ')} & 4444 \\end{pmatrix}
$$

$$
\\begin{align} a &= b \\tag{801} \\\\ c + d &= \\frac{1}{e} \\tag{802} \\end{align}
$$

$$
q = r \\tag{803}
$$

Her $\\frac{${wide} + ${wide} + ${wide}}{5555}$ og $\\begin{matrix} ${wide} & 6666 \\end{matrix}$ slutt.

- Punkt med ![prikk](prikk.svg) i linjen.

## ![Et rødt kors](kors.png)

Kapittelet om korset.

## Energien $E = mc^2$

### Om $\\frac{${wide}}{7777}$

<details>
<summary>Svaret</summary>

Det skjulte svaret er 42.

</details>

> ### En overskrift i et sitat
>
> Sitert *med vekt*.

[^lang]: Noten: ${address}
`;

const article = {
  title: `Om ${longest}, ${longest} og ${longest} i ${german} gjennom fem linjer`,
  summary: `Hva ${longest} gjør.`,
};

function makePublication(format: string, kors: Uint8Array) {
  return littlePublication()
    .withConfig({ print: { format }, checks: { 'math-fits': 'off' } })
    .withFile(
      'series/articles/prikk.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>',
    )
    .withFile('series/articles/kors.png', kors)
    .withArticle('smalt', body, article)
    .withSeries('bredt', { title: `Alt om ${longest} og ${german}`, parts: ['smalt'] });
}

/** Five millimetres in points: nothing is set nearer to the edge of a page. */
const edge = (5 / 25.4) * 72;

describe.each(pageFormatIds)('a printed book of %s', (format) => {
  let texts: readonly PlacedText[];
  let pdf: ReadPdf;
  let text: string;

  beforeAll(async () => {
    const kors = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#c00' } })
      .png()
      .toBuffer();
    const prepared = await makePublication(format, kors).prepare();
    const bytes = await makeBookOf(inputOf(prepared), 'bredt', printer.print);
    [texts, pdf] = await Promise.all([placeTexts(bytes), readPdf(bytes)]);
    text = runningText(pdf.pages).replaceAll('\u00AD', '');
  });

  test('has no text that leaves its page', () => {
    expect(texts.length).toBeGreaterThan(60);
    const outside = texts.filter(({ left, right, pageWidth }) => left < edge || right > pageWidth - edge);
    expect(outside).toEqual([]);
  });

  test('has every word of titles, headings, cells, notes and formulas', () => {
    const joined = text.normalize('NFKC').replaceAll(/[\s\u2010-]/g, '');
    const count = (part: string) => joined.split(part.replaceAll(/[\s-]/g, '')).length - 1;
    // Cover, half-title, title page, imprint, contents, opener, heading and cells.
    expect(count(longest)).toBeGreaterThanOrEqual(12);
    expect(count(german)).toBeGreaterThanOrEqual(6);
    expect(count('katalog/katalog/slutten')).toBe(2);
    expect(count('et_langt_navn_i_kode.slutt')).toBe(1);
    expect(joined).toMatch(/a1\+b2.*m13.*y25\+z26=0/);
    for (const end of ['3(77)', '1(78)', '4444', '5555', '6666', '7777']) expect(joined).toContain(end);
  });

  test.each(['(801)', '(802)', '(803)'])('has the number %s at the end of its line', (number) => {
    const { page, right } = required(texts.find(({ text: run }) => run.trim() === number));
    const end = Math.max(...texts.filter((one) => one.page === page).map((one) => one.right));
    expect(right).toBeGreaterThan(end - 2);
  });

  test('keeps the columns of a matrix apart in a formula of several lines', () => {
    const [p, q] = ['P', 'Q'].map((letter) =>
      required(texts.find(({ text: run }) => run.normalize('NFKC').trim() === letter)),
    );
    expect((q?.left ?? 0) - (p?.right ?? 0)).toBeGreaterThan(5);
  });

  test('shows an image in its line', () => {
    const lineOf = (part: string) =>
      pdf.pages.flatMap(({ lines }) => lines).find((line) => line.includes(part));
    expect(lineOf('Trykk')).toMatch(/Trykk\s+for å lagre/);
    expect(lineOf('Punkt med')).toMatch(/Punkt med\s+i linjen/);
    const links = pdf.pages.flatMap((page) => page.links);
    expect(links.map(({ url }) => url)).toContain('https://eksempel.example/mer');
  });

  test('shows what is folded away elsewhere, and names headings by what they show', () => {
    expect(text).toContain('Det skjulte svaret er 42.');
    const titles = pdf.outline.flatMap(({ title, children }) => [
      title,
      ...children.map((child) => child.title),
    ]);
    expect(titles).toContain('Et rødt kors');
    expect(titles.join()).toMatch(/Energien E = mc²/);
  });
});
