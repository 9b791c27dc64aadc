import { describe, expect, test } from 'vitest';
import {
  addObject,
  editDictionary,
  openPdf,
  readDictionary,
  readObject,
  type PdfFile,
} from '../../../../src/formats/pdf/postprocess/pdf-file.ts';
import {
  formatValue,
  nameOf,
  parseValue,
  textOfName,
  textString,
} from '../../../../src/formats/pdf/postprocess/pdf-value.ts';
import { openPdfWriter } from '../../../../src/formats/pdf/postprocess/pdf-writer.ts';
import { readSaved } from './read-saved.ts';
import { writePdf } from './write-pdf.ts';

async function save(file: PdfFile): Promise<Buffer> {
  const writer = openPdfWriter();
  const objects = await writer.add(file);
  return Buffer.concat([...objects, ...writer.end(file)]);
}

describe('a value', () => {
  test.each([
    '<</Type /Page\n/Kids [1 0 R 2 0 R]\n/Box [0 0 420 594.96]>>',
    '[(a \\) b) <FEFF00E5> /Name#20here true null -1.5]',
    '[1 0 2 0 R 3]',
  ])('is written as it was read: %s', (text) => {
    expect(formatValue(parseValue(text).value)).toBe(text);
  });

  test('may hold comments and any white space', () => {
    expect(formatValue(parseValue('<< /A\t1 % one\n/B [ 2 ] >>').value)).toBe('<</A 1\n/B [2]>>');
  });

  test('that is none is refused', () => {
    expect(() => parseValue('<</A }')).toThrow(SyntaxError);
  });

  test('of text is UTF-16, and a name takes any text and gives it back', () => {
    expect(textString('Å')).toBe('<FEFF00C5>');
    expect(nameOf('a/b æ')).toBe('/a#2Fb#20#C3#A6');
    expect(textOfName(nameOf('a/b æ'))).toBe('a/b æ');
  });
});

describe('a file', () => {
  const bytes = writePdf(
    '<</Type /Catalog\n/Pages 2 0 R>>',
    '<</Type /Pages\n/Kids []>>',
    '<</Length 5>> stream\nhello\nendstream',
  );

  test('gives its objects and their streams', () => {
    const file = openPdf(bytes);
    expect(readDictionary(file, file.trailer.get('/Root')).get('/Pages')).toBe('2 0 R');
    expect(Buffer.from(readObject(file, 3).stream ?? []).toString()).toBe('hello');
  });

  test('is written with its changes, and the rest as it was', async () => {
    const file = openPdf(bytes);
    const added = addObject(file, { value: new Map([['/Type', '/Metadata']]), stream: Buffer.from('æ') });
    editDictionary(file, '1 0 R', { '/Metadata': added, '/Pages': undefined });
    const { objects, trailer } = readSaved(await save(file));
    expect(formatValue(objects.get(1)?.value ?? '')).toBe('<</Type /Catalog\n/Metadata 4 0 R>>');
    expect(formatValue(objects.get(2)?.value ?? '')).toBe('<</Type /Pages\n/Kids []>>');
    expect(objects.get(3)?.stream).toBe('hello');
    expect(Buffer.from(objects.get(4)?.stream ?? '', 'latin1').toString()).toBe('æ');
    // The objects of the file, one that packs those without a stream, and the table itself.
    expect(trailer.get('/Size')).toBe('7');
    expect(trailer.get('/Root')).toBe('1 0 R');
  });

  test('packs thousands of objects in a few streams, and finds each again', async () => {
    const many = Array.from({ length: 1000 }, (_unused, index) => `<</Index ${index}>>`);
    const saved = await save(openPdf(writePdf('<</Type /Catalog>>', ...many)));
    const { objects } = readSaved(saved);
    expect(formatValue(objects.get(777)?.value ?? '')).toBe('<</Index 775>>');
    expect(
      Buffer.from(saved)
        .toString('latin1')
        .match(/\/ObjStm/g),
    ).toHaveLength(6);
  });

  test('has an identifier that comes from its content', async () => {
    const idOf = async (change: string): Promise<unknown> => {
      const file = openPdf(bytes);
      editDictionary(file, 2, { '/Change': change });
      return readSaved(await save(file)).trailer.get('/ID');
    };
    expect(await idOf('1')).toEqual(await idOf('1'));
    expect(await idOf('1')).not.toEqual(await idOf('2'));
  });

  test('of another kind is refused', () => {
    const stream = Buffer.from('%PDF-1.5\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n');
    expect(() => openPdf(stream)).toThrow('without a cross-reference table');
  });
});
