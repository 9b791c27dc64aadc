import { describe, expect, test } from 'vitest';
import { openPdf, type PdfFile } from '../../../../src/formats/pdf/postprocess/pdf-file.ts';
import { textString, type PdfValue } from '../../../../src/formats/pdf/postprocess/pdf-value.ts';
import type { Tag, TagKid } from '../../../../src/formats/pdf/postprocess/tags.ts';
import { checkUa, listObstacles } from '../../../../src/formats/pdf/ua/check-ua.ts';
import { rules } from '../../../../src/formats/pdf/ua/rules.ts';
import { writePdf } from '../postprocess/write-pdf.ts';

let number = 100;

function tag(
  type: string,
  kids: readonly TagKid[] = [],
  entries: Readonly<Record<string, PdfValue>> = {},
): Tag {
  number += 1;
  const own = new Map<string, PdfValue>([['/S', `/${type}`], ...Object.entries(entries)]);
  return { reference: `${number} 0 R`, entries: own, kids: [...kids] };
}

function cell(type: 'TH' | 'TD', attributes: Readonly<Record<string, string>> = {}): Tag {
  const scope: Readonly<Record<string, string>> = type === 'TH' ? { '/Scope': '/Column' } : {};
  return tag(type, [], { '/A': [new Map(Object.entries({ ...scope, ...attributes }))] });
}

function content(id: number): TagKid {
  return { kind: 'content', page: '3 0 R', id, written: String(id) };
}

/** A book of one page with a paragraph and a link, in order; each part may be put in place of another. */
function file(changes: Readonly<Record<number, string>> = {}): PdfFile {
  const objects = [
    '<</Type /Catalog\n/Pages 2 0 R\n/Lang (nb)\n/MarkInfo <</Marked true>>\n/ViewerPreferences <</DisplayDocTitle true>>\n/StructTreeRoot 4 0 R>>',
    '<</Type /Pages\n/Kids [3 0 R]>>',
    '<</Type /Page\n/StructParents 0\n/Tabs /S\n/Annots [6 0 R]\n/Resources <</Font <</F1 7 0 R>>>>>>',
    '<</Type /StructTreeRoot\n/ParentTree 5 0 R\n/RoleMap <</Em /Span>>>>',
    '<</Nums [0 [90 0 R]]>>',
    '<</Type /Annot\n/Subtype /Link\n/Contents (Til toppen)>>',
    '<</Type /Font\n/Subtype /Type0\n/BaseFont /AAAAAA+SourceSerif4\n/ToUnicode 10 0 R\n/DescendantFonts [8 0 R]>>',
    '<</Subtype /CIDFontType2\n/CIDToGIDMap /Identity\n/FontDescriptor 9 0 R>>',
    '<</Type /FontDescriptor\n/FontFile2 10 0 R>>',
    '<</Length 0>>',
  ];
  return openPdf(writePdf(...objects.map((object, index) => changes[index + 1] ?? object)));
}

const paragraph: Tag = { ...tag('P', [content(0)]), reference: '90 0 R' };
const link = tag('Link', [{ kind: 'object', object: '6 0 R', written: '6 0 R' }]);
const drawing = '/P <</MCID 0 >>BDC\nBT\n<0001> Tj\nET\nEMC\n';

function obstacles({
  kids = [],
  of = file(),
  drawn = drawing,
  whole = [tag('H1'), paragraph, link],
}: {
  readonly kids?: readonly TagKid[];
  readonly of?: PdfFile;
  readonly drawn?: string;
  readonly whole?: readonly TagKid[];
}): readonly string[] {
  const top = tag('Document', [...whole, ...kids]);
  const before = { pages: 0, headingLevels: [] };
  return listObstacles(checkUa({ file: of, top, pages: [{ page: '3 0 R', content: drawn }], before }));
}

test('a whole book meets every demand', () => {
  expect(obstacles({})).toEqual([]);
  expect(Object.keys(rules)).toHaveLength(10);
});

describe('a tree may not hold', () => {
  test.each<[string, TagKid, string]>([
    ['a figure without an alternative text', tag('Figure'), '7.3, 7.7: a figure has no alternative text'],
    [
      'a formula with a blank one',
      tag('Formula', [], { '/Alt': textString(' ') }),
      'a formula has no alternative',
    ],
    ['a heading that skips a level', tag('H3'), '7.4.2: heading 2 is of level 3, after one of level 1'],
    ['a list item without a body', tag('L', [tag('LI', [tag('P')])]), '7.6: a LI contains P'],
    ['a list with bare text', tag('L', [content(7)]), '7.6: a L contains text'],
    [
      'a table with a short row',
      tag('Table', [tag('TR', [cell('TH'), cell('TH')]), tag('TR', [cell('TD')])]),
      '7.5: the rows of a table have different widths',
    ],
    ['a head without a scope', tag('Table', [tag('TR', [tag('TH')])]), '7.5: a table header does not say'],
    ['a table of paragraphs', tag('Table', [tag('P')]), '7.5: a table contains P'],
    ['a tag of its own invention', tag('Marquee'), '7.1: unknown tag Marquee'],
    ['content that has another tag too', tag('P', [content(0)]), '7.1: a piece of content has two tags'],
    [
      'a link in a paragraph',
      tag('P', [{ kind: 'object', object: '6 0 R', written: '6 0 R' }]),
      '7.18: a link is in P',
    ],
  ])('%s', (_name, kid, problem) => {
    expect(obstacles({ kids: [kid] }).join('\n')).toContain(problem);
  });

  test('nothing against cells that span rows and columns, or tags with a role', () => {
    const rows = [
      tag('TR', [cell('TH', { '/ColSpan': '2' }), cell('TH', { '/RowSpan': '2' })]),
      tag('TR', [cell('TD'), cell('TD')]),
      tag('TR', [cell('TD'), cell('TD'), cell('TD')]),
    ];
    expect(obstacles({ kids: [tag('Caption'), tag('Em'), tag('Table', rows)] })).toEqual([]);
  });
});

describe('a file may not', () => {
  test.each<[string, Parameters<typeof obstacles>[0], string]>([
    [
      'be without a language, a title bar and a mark',
      { of: file({ 1: '<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 4 0 R>>' }) },
      '7.1, 7.2: the file does not say that it is tagged\n7.1, 7.2: its title is not shown\n7.1, 7.2: it has no language',
    ],
    [
      'draw what is neither tagged nor an artifact',
      { drawn: `${drawing}BT\n<0001> Tj\nET\n` },
      'neither tagged nor an artifact',
    ],
    [
      'have content that is in no tag',
      { drawn: drawing.replace('0 >>', '5 >>') },
      'a piece of content on page 1 is in no tag',
    ],
    [
      'name another tag in its parent tree',
      { of: file({ 5: '<</Nums [0 [91 0 R]]>>' }) },
      'the parent tree is wrong on page 1',
    ],
    [
      'have a link without a description',
      { of: file({ 6: '<</Subtype /Link>>' }) },
      'a link on page 1 has no description',
    ],
    ['have a link without a tag', { whole: [paragraph] }, 'a link on page 1 has no tag'],
    [
      'have a font that is not inside',
      { of: file({ 9: '<</Type /FontDescriptor>>' }) },
      '7.21: the font AAAAAA+SourceSerif4 is not inside the file',
    ],
    [
      'have a font of Type 3',
      { of: file({ 7: '<</Subtype /Type3\n/BaseFont /X>>' }) },
      'the font X is of type Type3',
    ],
    [
      'have a font of Type 3 without a name',
      { of: file({ 7: '<</Subtype /Type3>>' }) },
      'a font without a name is of type Type3',
    ],
  ])('%s', (_name, changes, problem) => {
    expect(obstacles(changes).join('\n')).toContain(problem);
  });
});
