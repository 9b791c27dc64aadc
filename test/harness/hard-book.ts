import sharp from 'sharp';
import { littlePublication, type LittlePublication } from './publication.ts';

const words = 'nettverk relasjon tillit kunde lojalitet bånd node bro kvalitet verdi'.split(' ');

/** A text of about this many bytes: paragraphs, headings, notes and lists. */
export function longText(bytes: number): string {
  const paragraphs: string[] = [];
  for (let index = 0, size = 0; size < bytes; index += 1) {
    const sentence = Array.from({ length: 60 }, (_, at) => words[(index * 7 + at * 3) % words.length]).join(
      ' ',
    );
    const text = index % 12 === 0 ? `## Avsnitt ${index}\n\n${sentence}.` : `${sentence}, **sier** *hun*.`;
    paragraphs.push(text);
    size += text.length + 2;
  }
  return `${paragraphs.join('\n\n')}\n`;
}

const columns = Array.from({ length: 60 }, (_, index) => index + 1);
const wideTable = [
  columns.map((column) => `Kolonne ${column}`),
  columns.map(() => '---'),
  columns.map((column) => String(column * column)),
]
  .map((cells) => `| ${cells.join(' | ')} |`)
  .join('\n');

/** A series with everything that a book may have to bear: titles, tables, pictures, an empty part. */
export async function hardPublication(): Promise<LittlePublication> {
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#183459' } });
  const [png, webp, jpeg] = await Promise.all([
    picture.clone().png().toBuffer(),
    picture.clone().webp().toBuffer(),
    picture.clone().jpeg().toBuffer(),
  ]);
  return littlePublication()
    .withFile('series/articles/ikke-jpeg.jpg', png)
    .withFile('series/articles/Bilde.png', jpeg)
    .withFile('series/articles/bilde.webp', webp)
    .withArticle('tom', '')
    .withArticle(
      'tegn',
      'Tekst med ‏עברית‏ og emoji 🕸️ og tegn: & < > " \' ]]> --.\n\n## A & \\<b> "c" 🧵\n\nSlutt.\n',
      {
        title: 'Q&A: <Hva> sier "kunden" om \'nett\' 🕸️?',
        summary: 'a < b && c > d ]]>',
        tags: ['R&D', '<tag>'],
      },
    )
    .withArticle('hoyre', ':span[שלום עולם]{lang=he dir=rtl}, sier hun.\n', { title: 'שלום: رشبكة و ABC' })
    .withArticle('tabell', `Tabellen er bred.\n\n${wideTable}\n`)
    .withArticle(
      'bilder',
      '![En flate](ikke-jpeg.jpg "PNG som heter jpg")\n\n![En annen flate](Bilde.png)\n\n![En tredje flate](bilde.webp)\n',
    )
    .withSeries('prove', {
      title: 'Prøver & <feller>: "alt" på én gang 🧪 שלום',
      parts: ['tom', 'tegn', 'hoyre', 'tabell', 'bilder'],
    });
}
