import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openFaces } from '../../../src/formats/drawing/faces.ts';
import { setCover } from '../../../src/formats/draw-cover.ts';
import { makeBook, readBook, readBytes } from '../../harness/epub.ts';
import { makeInput } from './make-book.ts';

const input = await makeInput();
const faces = await openFaces(input);

/** The lines of the title, between the kind above and the edition below. */
function titleLines(title: string, language = 'nb') {
  return setCover(
    { title, language, kind: 'Serie', edition: '1. utgave', publisher: 'Hagebladet' },
    faces,
  ).slice(1, -2);
}

describe('the title on a cover', () => {
  test('is in one large line when it is short', () => {
    expect(titleLines('Jord')).toMatchObject([{ text: 'Jord', size: 210, face: 'serif' }]);
  });

  test.each([
    'Konseptualiseringer innen kundelojalitet og relasjonsmarkedsføring i nettverkssamfunnet',
    'Nettverksbyggende markedsføring',
    'Relasjonskvalitet, relasjonsverdi og relasjonstyrke',
    'Πολιτεία и мир',
  ])('"%s" keeps its words, and its lines stay on the page and off the mark', (title) => {
    const lines = titleLines(title);
    expect(lines.map(({ text }) => text).join(' ')).toBe(title);
    expect(lines.length).toBeLessThanOrEqual(5);
    for (const { text, size, y, outline } of lines) {
      expect(faces.serif.measure(text, size)).toBeLessThanOrEqual(1300);
      expect(y).toBeLessThan(1330);
      expect(outline).toMatch(/^(?:[Mmlqc][-\d. ]*)+$/);
    }
  });

  test.each(['שלום עולם', 'كتاب الشبكات', '網絡', 'Nettverk 🕸️'])(
    '"%s" is a text where the faces lack its letters',
    (title) => {
      expect(titleLines(title).some(({ outline }) => outline === undefined)).toBe(true);
    },
  );

  test.each([
    ['Menneskerettighetsorganisasjonenes årsmøtereferater', 'nb'],
    ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 'de'],
    ['Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas', 'fi'],
    ['Достопримечательности человеконенавистничества превысокомногорассмотрительствующих', 'ru'],
    ['Ηλεκτροεγκεφαλογραφηματολογικός', 'el'],
    ['Pneumonoultramicroscopicsilicovolcanoconiosis in Llanfairpwllgwyngyll', 'en'],
  ])('"%s" (%s) divides its long words with a hyphen, and loses no letter', (title, language) => {
    const lines = titleLines(title, language);
    const texts = lines.map(({ text }) => text);
    expect(texts.join(' ').replaceAll('- ', '')).toBe(title);
    expect(texts.length).toBeGreaterThan(1);
    for (const { text, size, y } of lines) {
      expect(faces.serif.measure(text, size)).toBeLessThanOrEqual(1300);
      expect(y).toBeLessThan(1330);
      expect(size).toBeGreaterThanOrEqual(90);
    }
  });

  test('breaks a word without patterns anywhere, and Chinese between its characters', () => {
    expect(titleLines('Menneskerettighetsorganisasjonenes'.repeat(2), 'qaa').length).toBeGreaterThan(2);
    const chinese = titleLines('计算机程序的构造和解释：一门语言的故事，以及它的读者', 'zh').map(
      ({ text }) => text,
    );
    expect(chinese.join('')).toBe('计算机程序的构造和解释：一门语言的故事，以及它的读者');
    expect(chinese.length).toBeGreaterThan(2);
    for (const line of chinese) expect(line).not.toMatch(/^[：，]|-$/);
  });

  test('is cut where nobody would print it whole, and stays off the mark', () => {
    const lines = titleLines('nettverk '.repeat(200));
    for (const { y } of lines) expect(y).toBeLessThan(1330);
  });
});

describe('the cover of a book', () => {
  test('is a bitmap of 1600 by 2560 for the shops, and the same as a drawing for the first page', async () => {
    const bytes = await makeBook(input, 'frukt');
    const files = await readBook(bytes);
    expect(files.get('OEBPS/content.opf')).toMatch(
      /href="cover.png" media-type="image\/png" properties="cover-image"/,
    );
    expect(files.get('OEBPS/cover.xhtml')).toContain('src="cover.svg"');
    const png = await readBytes(bytes, 'OEBPS/cover.png');
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1600, height: 2560 });
    const svg = files.get('OEBPS/cover.svg') ?? '';
    expect(svg).toContain('<title>Epler &amp; &lt;pærer&gt;: «frukt» for alle 🍎</title>');
    // An apple is in no face: its line is left to the system.
    expect(svg.match(/<text/g)).toHaveLength(1);
    // The ground is dark, the title is light: something is drawn between the margins.
    const { channels } = await sharp(png).extract({ left: 150, top: 420, width: 1300, height: 300 }).stats();
    expect(channels[0]?.max).toBeGreaterThan(230);
    expect(channels[0]?.min).toBeLessThan(60);
  });
});
