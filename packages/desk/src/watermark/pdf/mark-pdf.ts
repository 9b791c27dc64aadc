import type { FileHandle } from 'node:fs/promises';
import { asDictionary } from '../../../../../src/formats/pdf/postprocess/pdf-file.ts';
import {
  formatLength,
  textOfString,
  type PdfDictionary,
  type PdfValue,
} from '../../../../../src/formats/pdf/postprocess/pdf-value.ts';
import { shorten } from '../../web/shorten.ts';
import { cleanName, phraseMadeFor, type MadeFor } from '../made-for.ts';
import type { ChangedFile } from '../pieces.ts';
import { codeOf, embedFace } from './embed-face.ts';
import { setText, type Face, type Run } from './faces.ts';
import { asList, findPlace, type Place } from './find-place.ts';
import { openStoredPdf, type StoredPdf } from './open-pdf.ts';
import { updatePdf, type PdfUpdate } from './update-pdf.ts';

/** In points: of the letters, from the edges of the page beside the line, and below it. */
const measures = { size: 7.5, side: 36, foot: 20 };
/** Of a name or an address: what is longer is cut. */
const mostCharacters = 80;

/**
 * A PDF that says at the foot of its imprint for whom it was made, as a tagged paragraph (ISO 14289-1, 7.1). The first of
 * `names` is shown whose characters are all in the fonts. Undefined if none is, or if the book has no place for the line.
 * Throws a SyntaxError, a RangeError or a TypeError for a file that Kolofon did not write.
 */
export async function markPdf(file: FileHandle, names: readonly string[]): Promise<ChangedFile | undefined> {
  const pdf = await openStoredPdf(file);
  const place = await findPlace(pdf);
  if (place === undefined) return undefined;
  const language = asDictionary(await pdf.read(pdf.trailer.get('/Root'))).get('/Lang');
  const phrase = phraseMadeFor(typeof language === 'string' ? textOfString(language) : '');
  const runs = setLine(phrase, names);
  if (runs === undefined) return undefined;
  const update = updatePdf(pdf);
  await addLine(pdf, update, place, runs);
  addTag(update, place, phrase);
  return update.end();
}

function setLine({ before, after }: MadeFor, names: readonly string[]): readonly Run[] | undefined {
  for (const name of names) {
    const shown = shorten(cleanName(name), mostCharacters);
    const runs = setText(before + shown + after);
    if (runs !== undefined) return runs;
  }
  return undefined;
}

/** Draws the line in the middle of the foot, as small as it has to be, after everything else on the page. */
async function addLine(
  pdf: StoredPdf,
  update: PdfUpdate,
  { page: { reference, entries }, parents }: Place,
  runs: readonly Run[],
): Promise<void> {
  const [left = 0, bottom = 0, right = 0] = asList(
    await pdf.read(entries.get('/CropBox') ?? entries.get('/MediaBox')),
  ).map(Number);
  const width = runs.flatMap(({ glyphs }) => glyphs).reduce((sum, glyph) => sum + glyph.width, 0) / 1000;
  const size = Math.min(measures.size, (right - left - 2 * measures.side) / width);
  const x = (left + right - width * size) / 2;
  const fonts = embedFaces(update, runs);
  const shown = runs.map(
    ({ face, glyphs }) =>
      `/${fonts.get(face)?.name} ${formatLength(size)} Tf\n<${glyphs.map(({ index }) => codeOf(index)).join('')}> Tj\n`,
  );
  const line =
    `Q\n/P <</MCID ${parents.tags.length}>> BDC\nq\n0.2 g\nBT\n` +
    `1 0 0 1 ${formatLength(x)} ${formatLength(bottom + measures.foot)} Tm\n${shown.join('')}ET\nQ\nEMC\n`;

  const resources = asDictionary(await pdf.read(entries.get('/Resources')));
  const listed = asDictionary(await pdf.read(resources.get('/Font') ?? new Map()));
  const font: PdfDictionary = new Map([
    ...listed,
    ...[...fonts.values()].map((one): [string, PdfValue] => [`/${one.name}`, one.reference]),
  ]);
  const contents = [
    // What is on the page may leave any state behind.
    update.add(new Map(), Buffer.from('q\n')),
    ...asList(entries.get('/Contents') ?? []),
    update.add(new Map(), Buffer.from(line)),
  ];
  update.replace(
    reference,
    new Map(entries).set('/Contents', contents).set('/Resources', new Map(resources).set('/Font', font)),
  );
}

interface EmbeddedFace {
  /** Its name among the resources of the page. */
  readonly name: string;
  readonly reference: string;
}

function embedFaces(update: PdfUpdate, runs: readonly Run[]): ReadonlyMap<Face, EmbeddedFace> {
  const faces = [...new Set(runs.map(({ face }) => face))];
  return new Map(
    faces.map((face, index) => {
      const glyphs = runs.flatMap((run) => (run.face === face ? run.glyphs : []));
      // Six letters and a plus sign name a part of a font (ISO 32000-1, 9.6.4).
      const tag = `OWNER${String.fromCharCode(65 + index)}`;
      const reference = embedFace(update, `${tag}+SourceSans3-Regular`, face, glyphs);
      return [face, { name: `Owner${index}`, reference }];
    }),
  );
}

/** Adds the line to the tags of the book, behind the last paragraph of its page. */
function addTag(update: PdfUpdate, { page, container, last, parents }: Place, phrase: MadeFor): void {
  const tag = update.add(
    new Map([
      ['/Type', '/StructElem'],
      ['/S', '/P'],
      ['/P', container.reference],
      ['/Pg', page.reference],
      ['/K', String(parents.tags.length)],
      ...(phrase.isForeign ? [['/Lang', '(en)'] as const] : []),
    ]),
  );
  const kids = asList(container.entries.get('/K') ?? []);
  update.replace(
    container.reference,
    new Map(container.entries).set(
      '/K',
      kids.flatMap((kid) => (kid === last ? [kid, tag] : [kid])),
    ),
  );
  update.replace(parents.reference, [...parents.tags, tag]);
}
