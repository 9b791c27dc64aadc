import { describe, expect, test } from 'vitest';
import { word } from '../../../src/import/sources/word/importer.ts';
import { ommlToTex } from '../../../src/import/sources/word/omml-to-tex.ts';
import { docx, paragraph, picture, run, style, type DocumentParts } from '../../harness/docx.ts';
import { newImportTarget } from '../../harness/import-target.ts';

async function importDocument(body: string, parts?: DocumentParts) {
  const target = newImportTarget();
  target.write('tekst.docx', await docx(body, parts));
  const outcome = await target.import(word, 'tekst.docx', { language: 'nb' });
  const articleOf = (id: string) =>
    target.read(`series/articles/${id}.md`).replace(/^---\n[^]*?\n---\n\n/, '');
  const problems = () => target.problems();
  return { articleOf, problems, reported: target.report(outcome) };
}

const m = (tag: string, ...children: string[]) => `<m:${tag}>${children.join('')}</m:${tag}>`;
const t = (text: string, properties = '') => m('r', properties, `<m:t>${text}</m:t>`);
const value = (tag: string, name: string) => `<m:${tag} m:val="${name}"/>`;
const equation = (...children: string[]) => m('oMath', ...children);

describe('equations become TeX', () => {
  test.each([
    [
      'fractions and roots',
      m(
        'f',
        m('num', t('a')),
        m('den', m('rad', m('radPr', value('degHide', '1')), m('deg'), m('e', t('b')))),
      ),
      '\\frac{a}{\\sqrt{b}}',
    ],
    ['powers and indices', m('sSubSup', m('e', t('x')), m('sub', t('i')), m('sup', t('2'))), 'x_{i}^{2}'],
    [
      'sums',
      m('nary', m('naryPr', value('chr', '∑')), m('sub', t('i=1')), m('sup', t('n')), m('e', t('i'))),
      '\\sum_{i=1}^{n} i',
    ],
    [
      'integrals, whose sign is the default',
      m('nary', m('naryPr', value('supHide', '1')), m('sub', t('D')), m('sup'), m('e', t('f'))),
      '\\int_{D} f',
    ],
    [
      'brackets',
      m('d', m('dPr', value('begChr', '{'), value('endChr', '')), m('e', t('x'))),
      '\\left\\{x\\right.',
    ],
    [
      'functions and limits',
      m(
        'func',
        m('fName', m('limLow', m('e', t('lim', m('rPr', value('sty', 'p')))), m('lim', t('n→∞')))),
        m('e', t('a')),
      ),
      '\\lim_{n→∞} a',
    ],
    [
      'matrices',
      m('m', m('mr', m('e', t('1')), m('e', t('0'))), m('mr', m('e', t('0')), m('e', t('1')))),
      '\\begin{matrix}1 & 0 \\\\ 0 & 1\\end{matrix}',
    ],
    [
      'lines that are aligned',
      m('eqArr', m('e', t('a&amp;=b')), m('e', t('c&amp;=d'))),
      '\\begin{aligned}a&=b \\\\ c&=d\\end{aligned}',
    ],
    ['words', t('når x', m('rPr', m('nor'))), '\\text{når x}'],
    ['letters of mathematics', t('𝑥+𝛼'), 'x+α'],
    ['accents and bars', m('acc', m('accPr', value('chr', '\u20D7')), m('e', t('v'))), '\\vec{v}'],
    ['signs of TeX', t('50%{a}_'), '50\\%\\{a\\}\\_'],
  ])('%s', (_name, omml, tex) => {
    expect(ommlToTex(equation(omml), 'x')).toBe(tex);
  });

  test('in the text and between paragraphs, and one without a counterpart stays marked', async () => {
    const inText = `${run('Når ')}${equation(t('x>0'))}${run(' er det slik.')}`;
    const { articleOf, reported, problems } = await importDocument(
      paragraph(inText) +
        paragraph(m('oMathPara', equation(t('E=m'), m('sSup', m('e', t('c')), m('sup', t('2')))))) +
        paragraph(`${run('Rart: ')}${equation(m('later', t('hemmelig')))}`),
    );
    expect(articleOf('tekst')).toBe(
      'Når $x>0$ er det slik.\n\n$$\nE=mc^{2}\n$$\n\nRart: `unconverted: formula hemmelig`\n',
    );
    expect(reported).toContain('hemmelig');
    expect(await problems()).toEqual([expect.stringContaining('import-settled')]);
  });
});

describe('styles', () => {
  test.each([
    [
      'of a Norwegian Word',
      style('Overskrift1', 'heading 1') + style('Overskrift2', 'heading 2'),
      'Overskrift1',
      'Overskrift2',
    ],
    [
      'of a German template',
      style('berschrift1', 'Überschrift 1') + style('berschrift2', 'Überschrift 2'),
      'berschrift1',
      'berschrift2',
    ],
    [
      'based on others',
      style('H1', 'Kapitel', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
        style('H2', 'Emne', '<w:basedOn w:val="H2b"/>') +
        style('H2b', 'x', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
      'H1',
      'H2',
    ],
    ['of a Japanese Word', style('1', '見出し 1') + style('2', 'heading 2'), '1', '2'],
  ])('headings %s', async (_name, styles, first, second) => {
    const { articleOf, reported } = await importDocument(
      paragraph(`${run('En')}<w:r><w:tab/></w:r>${run('3')}`, 'INNH1') +
        paragraph('En', first) +
        paragraph('Tekst.') +
        paragraph('Under', second) +
        paragraph('Mer.') +
        paragraph('To', first) +
        paragraph('Slutt.'),
      { styles: styles + style('INNH1', 'toc 1') },
    );
    expect(articleOf('en')).toBe('Tekst.\n\n## Under\n\nMer.\n');
    expect(articleOf('to')).toBe('Slutt.\n');
    expect(reported).toContain('`En 3`');
  });

  test('captions of figures and tables lose their numbers', async () => {
    const styles = style('Bildetekst', 'caption');
    const complex = `${run('Tabell ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Tabell \\* ARABIC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('2')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('. Høyder')}`;
    const simple = `${run('Figur ')}<w:fldSimple w:instr=" SEQ Figur "><w:r><w:t>1</w:t></w:r></w:fldSimple>${run(': Havet i 2020')}`;
    const cell = (content: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${content}</w:tc>`;
    const bold = (text: string) => paragraph(run(text, '<w:b/>'));
    const table = `<w:tbl><w:tr>${cell(bold('Sted'))}${cell(bold('Høyde'))}</w:tr><w:tr>${cell(paragraph('Bodø'), '<w:vMerge w:val="restart"/>')}${cell(paragraph('1 m'))}</w:tr><w:tr>${cell(paragraph(''), '<w:vMerge/>')}${cell(paragraph('2 m'))}</w:tr><w:tr>${cell(paragraph('Begge'), '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`;
    const { articleOf, problems } = await importDocument(
      paragraph(picture('Sjø')) +
        paragraph(simple, 'Bildetekst') +
        paragraph(complex, 'Bildetekst') +
        table +
        paragraph('Slutt.'),
      { styles },
    );
    const article = articleOf('tekst');
    expect(article).toContain('![Sjø](pictures/tekst-1.png "Havet i 2020")');
    expect(article).toMatch(/<caption>Høyder<\/caption>/);
    expect(article).toMatch(/<th>Sted<\/th>\n<th>Høyde<\/th>/);
    expect(article).toMatch(/<td rowspan="2">Bodø<\/td>/);
    expect(article).toMatch(/<td colspan="2">Begge<\/td>/);
    expect(await problems()).toEqual([]);
  });
});

test('text in fields, boxes, other directions and with a reading is kept, in order', async () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
  const drawing = (text: string) =>
    `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
  const { articleOf, reported } = await importDocument(
    paragraph(
      `<w:fldSimple w:instr=" REF x "><w:r><w:t>kapittel 2</w:t></w:r></w:fldSimple><w:dir w:val="rtl">${run(' مرحبا')}</w:dir>`,
    ) +
      paragraph(`${run('En')}<w:r><w:cr/></w:r>${run('to')}`) +
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing('Bare en gang')}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('Bare en gang')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ) +
      paragraph(`<w:r>${drawing('Ny boks')}</w:r>`) +
      paragraph(
        `<w:r><w:ruby><w:rt>${run('とうきょう')}</w:rt><w:rubyBase>${run('東京')}</w:rubyBase></w:ruby></w:r>`,
      ) +
      paragraph(
        `<w:ins w:author="Kari">${run('Satt inn')}</w:ins><w:del w:author="Kari"><w:r><w:delText>borte</w:delText></w:r></w:del><w:moveFrom>${run('flyttet')}</w:moveFrom><w:moveTo>${run(', flyttet')}</w:moveTo>`,
      ),
  );
  expect(articleOf('tekst')).toBe(
    'kapittel 2 مرحبا\n\nEn\\\nto\n\nBare en gang\n\nNy boks\n\n<ruby>東京<rt>とうきょう</rt></ruby>\n\nSatt inn, flyttet\n',
  );
  expect(reported).toContain('tracked insertions, accepted');
  expect(reported).toContain('tracked deletions, left out');
});

test('links in fields keep their fragments', async () => {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const { articleOf } = await importDocument(
    paragraph(
      `${run('Se ')}${field('begin')}<w:r><w:instrText> HYPERLINK "https://example.org/x?a=1" \\l "v=2" </w:instrText></w:r>${field('separate')}${run('her')}${field('end')}${run('.')}`,
    ),
  );
  expect(articleOf('tekst')).toBe('Se [her](https://example.org/x?a=1#v=2).\n');
});

test('endnotes, comments and lists in lists', async () => {
  const item = (level: number, text: string, list = '1') =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const level = (index: number, format: string) =>
    `<w:lvl w:ilvl="${String(index)}"><w:numFmt w:val="${format}"/></w:lvl>`;
  const { articleOf, reported } = await importDocument(
    `<w:p>${run('Ord')}<w:r><w:endnoteReference w:id="3"/></w:r>${run(' og mer')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}<w:r><w:commentReference w:id="7"/></w:r></w:p>` +
      item(0, 'A') +
      item(1, 'B') +
      item(2, 'C') +
      item(0, 'D') +
      item(0, 'En', '2'),
    {
      endnotes: `<w:endnote w:id="3">${paragraph('Til slutt.')}</w:endnote>`,
      comments: `<w:comment w:id="7" w:author="Kari">${paragraph('Er det slik?')}</w:comment>`,
      numbering: `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet')}${level(1, 'decimal')}${level(2, 'bullet')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'decimal')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`,
    },
  );
  expect(articleOf('tekst')).toBe(
    'Ord[^1] og mer[^2].\n\n- A\n  1. B\n     - C\n- D\n\n1. En\n\n[^1]: Til slutt.\n\n[^2]: Se boka.\n',
  );
  expect(reported).toContain('Kari: Er det slik?');
  expect(articleOf('tekst')).not.toContain('Er det slik');
});

test('hidden text is left out; levels, highlights and code without styles of headings are read', async () => {
  const outline = `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>${run('Del')}</w:p>`;
  const { articleOf, reported } = await importDocument(
    paragraph(
      `${run('Åpent')}${run(' skjult', '<w:vanish/>')}${run(' også', '<w:rStyle w:val="Hemmelig"/>')}${run(' vist', '<w:vanish w:val="0"/>')} ${run('gul', '<w:highlight w:val="yellow"/>')}${run('f()', '<w:rStyle w:val="HTML-kode"/>')}${run('Små', '<w:smallCaps/>')}`,
    ) +
      outline +
      paragraph(`<w:r><w:sym w:font="Egen" w:char="F012"/></w:r>${run('Slutt.')}`),
    {
      styles:
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nn-NO"/></w:rPr></w:rPrDefault></w:docDefaults>' +
        '<w:style w:type="character" w:styleId="Hemmelig"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>' +
        '<w:style w:type="character" w:styleId="HTML-kode"><w:name w:val="HTML Code"/></w:style>',
    },
  );
  expect(articleOf('tekst')).toBe('Åpent vist<mark>gul</mark>`f()`Små\n\n## Del\n\nSlutt.\n');
  for (const named of ['hidden text', 'skjult også', 'small capitals', 'char F012 in font Egen'])
    expect(reported).toContain(named);
});

test('bookmarks before a heading go with it, and lines of the title page go', async () => {
  const mark = '<w:bookmarkStart w:id="1" w:name="to"/>';
  const { articleOf, reported } = await importDocument(
    paragraph('Boka', 'Title') +
      paragraph('Ingrid Solberg', 'Author') +
      paragraph('Våren 2020', 'Date') +
      paragraph('En', 'Heading1') +
      `<w:p><w:hyperlink w:anchor="to">${run('Se to')}</w:hyperlink></w:p>` +
      mark +
      paragraph('To', 'Heading1') +
      paragraph('Slutt.'),
    {
      styles:
        style('Title', 'Title') +
        style('Author', 'Author') +
        style('Date', 'Date') +
        style('Heading1', 'heading 1'),
    },
  );
  expect(articleOf('en')).toBe('[Se to](to.md#to)\n');
  expect(articleOf('to')).toBe('<a id="to"></a>\n\nSlutt.\n');
  expect(reported).toContain('`Våren 2020`');
});

describe('documents', () => {
  test('in a folder are a series in the order of their numbers', async () => {
    const target = newImportTarget();
    for (const name of ['10 Slutt', '2 Metode', '1 Innledning'])
      target.write(`Kurs/${name}.docx`, await docx(paragraph('Tekst.')));
    target.write('Kurs/gammel.doc', 'x');
    const outcome = await target.import(word, 'Kurs');
    expect(target.read('series/kurs.yaml')).toContain(
      'parts:\n  - 1-innledning\n  - 2-metode\n  - 10-slutt\n',
    );
    expect(target.report(outcome)).toContain('gammel.doc');
  });

  test.each([
    ['a.doc', 'x', 'a.doc is not in the format of Word since 2007'],
    [
      'a.docx',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'a.docx has a password, or is in the format of Word before 2007',
    ],
  ])('%s that cannot be read is refused with what to do', async (name, content, message) => {
    const target = newImportTarget();
    target.write(name, content);
    await expect(target.import(word, name)).rejects.toThrow(message);
  });

  test('with macros, headers and charts name them', async () => {
    const { default: JSZip } = await import('jszip');
    const archive = await JSZip.loadAsync(await docx(paragraph('Tekst.')));
    archive.file('word/vbaProject.bin', 'x');
    archive.file('word/header1.xml', '<w:hdr xmlns:w="w"><w:t>Topptekst</w:t></w:hdr>');
    archive.file('word/charts/chart1.xml', '<c:chart xmlns:c="c" xmlns:a="a"><a:t>Omsetning</a:t></c:chart>');
    const target = newImportTarget();
    target.write('a.docm', await archive.generateAsync({ type: 'nodebuffer' }));
    const reported = target.report(await target.import(word, 'a.docm'));
    for (const named of ['Topptekst', 'Omsetning', 'vbaProject.bin']) expect(reported).toContain(named);
  });
});
