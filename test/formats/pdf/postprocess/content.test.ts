import { describe, expect, test } from 'vitest';
import { markArtifacts } from '../../../../src/formats/pdf/postprocess/artifacts.ts';
import { checkScale, checkText } from '../../../../src/formats/pdf/postprocess/check-print.ts';
import { fillContentsNumbers } from '../../../../src/formats/pdf/postprocess/contents-numbers.ts';
import { renumberElements } from '../../../../src/formats/pdf/postprocess/element-ids.ts';
import { fixSoftHyphens } from '../../../../src/formats/pdf/postprocess/soft-hyphens.ts';

/** Glyph 0000 to 0009 are the digits, 000A is a hyphen. */
const glyphs = new Map(
  Array.from('0123456789-').map((text, index) => [index.toString(16).toUpperCase().padStart(4, '0'), text]),
);
const glyphsOf = () => glyphs;
const page = '1 0 R';

describe('the numbers of the contents', () => {
  const slot = (digits: string) =>
    `BT\n/F4 8.5 Tf\n1 0 0 -1 394 84 Tm\n${Array.from(digits)
      .map((digit, index) => `${index === 0 ? '' : '5.2 0 Td '}<000${digit}> Tj\n`)
      .join('')}ET\n`;
  const slots = [
    { id: 'a', placeholder: '1234' },
    { id: 'b', placeholder: '9153' },
  ];
  const numbers = new Map([
    ['a', '7'],
    ['b', '128'],
  ]);

  test('take the place of the placeholders, and are to the right', () => {
    const filled = fillContentsNumbers(
      [{ page, content: slot('1234') + slot('9153') }],
      slots,
      numbers,
      glyphsOf,
    );
    expect(filled?.[0]?.content).toBe(
      'BT\n/F4 8.5 Tf\n1 0 0 -1 394 84 Tm\n\n5.2 0 Td \n5.2 0 Td \n5.2 0 Td <0007> Tj\nET\n' +
        'BT\n/F4 8.5 Tf\n1 0 0 -1 394 84 Tm\n\n5.2 0 Td <0001> Tj\n5.2 0 Td <0002> Tj\n5.2 0 Td <0008> Tj\nET\n',
    );
  });

  test('are to the left in a book that runs from the right', () => {
    const contents = [{ page, content: slot('1234') + slot('9153') }];
    expect(fillContentsNumbers(contents, slots, numbers, glyphsOf, true)?.[0]?.content).toBe(
      'BT\n/F4 8.5 Tf\n1 0 0 -1 394 84 Tm\n<0007> Tj\n5.2 0 Td \n5.2 0 Td \n5.2 0 Td \nET\n' +
        'BT\n/F4 8.5 Tf\n1 0 0 -1 394 84 Tm\n<0001> Tj\n5.2 0 Td <0002> Tj\n5.2 0 Td <0008> Tj\n5.2 0 Td \nET\n',
    );
  });

  test('leave other numbers alone, also behind the contents', () => {
    const contents = [
      { page, content: slot('1984') + slot('1234') + slot('9153') },
      { page, content: slot('1234') },
    ];
    const filled = fillContentsNumbers(contents, slots, numbers, glyphsOf);
    expect(filled?.[0]?.content).toContain(slot('1984'));
    expect(filled?.[1]?.content).toBe(slot('1234'));
  });

  test.each([
    ['a slot is not there', slot('1234')],
    ['a slot is there twice', slot('1234') + slot('1234') + slot('9153')],
  ])('are given up when %s', (_reason, content) => {
    expect(fillContentsNumbers([{ page, content }], slots, numbers, glyphsOf)).toBeUndefined();
  });

  test('are given up when the font in the file lacks a digit', () => {
    const few = () => new Map([...glyphs].filter(([, text]) => text !== '7'));
    const contents = [{ page, content: slot('1234') + slot('9153') }];
    expect(fillContentsNumbers(contents, slots, numbers, few)).toBeUndefined();
  });
});

describe('a soft hyphen', () => {
  const span = '/Span<</ActualText <FEFF00AD> >> BDC\n6.1 0 Td <0030> Tj\nEMC\n';

  test('inside a line is taken away', () => {
    const content = `BT\n<0001> Tj\n${span}0 0 Td <0002> Tj\nET\n`;
    expect(fixSoftHyphens({ page, content }, glyphsOf).content).toBe(
      'BT\n<0001> Tj\n6.1 0 Td \n0 0 Td <0002> Tj\nET\n',
    );
  });

  test('at the end of a line stays as the meaning of the hyphen that is seen', () => {
    const hyphen = 'BT\n/F6 13.3 Tf\n1 0 0 -1 411.7 882 Tm\n<000A> Tj\nET\n';
    const content = `BT\n<0001> Tj\n${span}ET\n${hyphen}`;
    expect(fixSoftHyphens({ page, content }, glyphsOf).content).toBe(
      `BT\n<0001> Tj\n6.1 0 Td \nET\n/Span<</ActualText <FEFF00AD> >> BDC\n${hyphen}EMC\n`,
    );
  });

  test('before another run of text means nothing', () => {
    const digit = 'BT\n/F6 13.3 Tf\n1 0 0 -1 30 882 Tm\n<0005> Tj\nET\n';
    const content = `BT\n<0001> Tj\n${span}ET\n${digit}`;
    expect(fixSoftHyphens({ page, content }, glyphsOf).content).toBe(
      `BT\n<0001> Tj\n6.1 0 Td \nET\n${digit}`,
    );
  });
});

describe('an artifact', () => {
  const mark = (content: string) => markArtifacts({ page, content }, new Map()).content;

  test('is text or a painted path that no tag covers', () => {
    expect(mark('BT\n<0001> Tj\nET')).toBe('/Artifact BMC\nBT\n<0001> Tj\nET\nEMC');
    expect(mark('0 0 10 10 re\nf')).toBe('/Artifact BMC\n0 0 10 10 re\nf\nEMC');
    expect(mark('0 0 m\n5 5 l\nS')).toBe('/Artifact BMC\n0 0 m\n5 5 l\nS\nEMC');
  });

  test('is nothing that is tagged, and no path that only clips', () => {
    const tagged =
      '/NonStruct <</MCID 0 >>BDC\nBT\n<0001> Tj\nET\n/Span<</ActualText <FEFF00AD> >> BDC\nBT\nET\nEMC\n0 0 1 1 re\nf\nEMC';
    expect(mark(tagged)).toBe(tagged);
    const clip = 'q\n0 0 10 10 re\nW* n\nQ';
    expect(mark(clip)).toBe(clip);
  });
});

describe('tagged lines and grounds', () => {
  const rule = '/L <</MCID 4 >>BDC\n0 0 10 1 re\nf\nEMC';

  test('are artifacts: nothing is read there', () => {
    const { content, decorations } = markArtifacts({ page, content: rule }, new Map());
    expect(content).toBe('/Artifact BMC\n0 0 10 1 re\nf\nEMC');
    expect([...decorations]).toEqual([4]);
  });

  test('of a picture are content', () => {
    const marked = markArtifacts({ page, content: rule }, new Map([[page, new Set([4])]]));
    expect(marked).toMatchObject({ content: rule, decorations: new Set() });
  });
});

describe('the checks of a print', () => {
  const matrices = (scale: number) =>
    `.24 0 0 -.24 0 595 cm\nq\n${scale} 0 0 ${scale} 0 0 cm\nBT\n<0001> Tj\nET\n`;

  test('refuse a book that was shrunk', () => {
    expect(() => checkScale([{ page, content: matrices(3.125) }])).not.toThrow();
    expect(() => checkScale([{ page, content: matrices(2.9) }])).toThrow('92.8 %');
  });

  test('refuse a book without text', () => {
    expect(() => checkText([{ page, content: matrices(3.125) }])).not.toThrow();
    expect(() => checkText([{ page, content: 'q\nQ\n' }])).toThrow('without fonts');
  });
});

test('the names that Chromium gives to elements are numbered again, in their order', () => {
  const bytes = Buffer.from('[(node00000170) (node00000488) (node00000170)] (nodes and links)');
  expect(renumberElements(bytes)).toBe(3);
  expect(bytes.toString()).toBe('[(node00000001) (node00000002) (node00000001)] (nodes and links)');
});
