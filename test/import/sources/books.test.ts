import { describe, expect, test } from 'vitest';
import { epub } from '../../../src/import/sources/epub/importer.ts';
import { word } from '../../../src/import/sources/word/importer.ts';
import { docx, paragraph } from '../../harness/docx.ts';
import { newImportTarget } from '../../harness/import-target.ts';
import { zip } from '../../harness/zip.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const page = (body: string) => `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;

const book = {
  mimetype: 'application/epub+zip',
  'META-INF/container.xml':
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
  'OEBPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Om nettverk</dc:title><dc:creator>Ingrid Solberg</dc:creator><dc:language>nb</dc:language><dc:publisher>Hagen</dc:publisher><dc:date>2020-03-01</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="a" href="text/a.xhtml"/><item id="b" href="text/b.xhtml"/><item id="b2" href="text/b2.xhtml"/><item id="n" href="text/notes.xhtml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="b2"/><itemref idref="n"/></spine></package>`,
  'OEBPS/nav.xhtml':
    page(`<nav epub:type="toc"><ol><li><a href="text/a.xhtml#one">En</a></li><li><a href="text/a.xhtml#two">To</a></li>
<li><span>Del II</span><ol><li><a href="text/b.xhtml">Tre</a></li></ol></li></ol></nav>`),
  'OEBPS/text/a.xhtml': page(
    '<section><h1 id="one">En</h1><p>Ord<a id="r1"/><a epub:type="noteref" href="notes.xhtml#n1">1</a> og <a href="b.xhtml#sted">der</a>.</p><h1 id="two">To</h1><p>Mer her.</p><figure><img src="../img/x.png" alt="X"/><figcaption>Et <em>x</em></figcaption></figure></section>',
  ),
  'OEBPS/text/b.xhtml': page('<h1>Tre</h1><p>Begynner her.</p>'),
  'OEBPS/text/b2.xhtml': page('<p id="sted">Fortsetter.</p>'),
  'OEBPS/text/notes.xhtml': page(
    '<aside epub:type="footnote" id="n1"><p>Se <b>boka</b>. <a href="a.xhtml#r1">↩</a></p></aside>',
  ),
  'OEBPS/img/x.png': png,
};

describe('an e-book', () => {
  test('becomes a series, with its parts, notes, pictures and links', async () => {
    const target = newImportTarget();
    target.write('bok.epub', await zip(book));
    await target.import(epub, 'bok.epub');
    const bodyOf = (id: string) =>
      target.read(`series/articles/${id}.md`).replace(/^---\n[^]*?\n---\n\n/, '');
    expect(bodyOf('en')).toBe('Ord[^1] og [der](tre.md#sted).\n\n[^1]: Se **boka**.\n');
    expect(bodyOf('to')).toBe('Mer her.\n\n![X](pictures/x.png "Et *x*")\n');
    expect(bodyOf('tre')).toBe('Begynner her.\n\n<a id="sted"></a>Fortsetter.\n');
    expect(target.read('series/om-nettverk.yaml')).toContain(
      'parts:\n  - en\n  - to\n  - section: Del II\n    parts:\n      - tre\n',
    );
    expect(await target.problems()).toEqual([]);
  });

  test('has no chapter of notes when they have all gone to where they are called', async () => {
    const target = newImportTarget();
    const notes = book['OEBPS/text/notes.xhtml'].replace(
      /<aside.*<\/aside>/,
      '<section epub:type="endnotes"><h2>Noter</h2><ol><li epub:type="endnote" id="n1"><p>Se boka.</p></li></ol></section>',
    );
    target.write(
      'bok.epub',
      await zip({
        ...book,
        'OEBPS/nav.xhtml': book['OEBPS/nav.xhtml'].replace(
          '</ol></nav>',
          '<li><a href="text/notes.xhtml">Noter</a></li></ol></nav>',
        ),
        'OEBPS/text/notes.xhtml': notes,
      }),
    );
    await target.import(epub, 'bok.epub');
    expect(target.read('series/articles/en.md')).toContain('[^1]: Se boka.');
    expect(target.has('series/articles/noter.md')).toBe(false);
    expect(await target.problems()).toEqual([]);
  });

  test('keeps what classes of style sheets mean, mathematics with a prefix, pictures in the spine and languages', async () => {
    const target = newImportTarget();
    const styled = page(
      `<h1 class="calibre1">En</h1><p>Et <span class="calibre5">skrått</span> ord, <span class="f">fett</span>, H<span class="sub">2</span>O.</p><div class="brev"><p>Kjære deg</p></div>
<p>Tall<span class="opp"><a id="r1" href="notes.xhtml#n1">1</a></span> og <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math>.<span epub:type="pagebreak">12</span></p>`,
    ).replace('<title/>', '<link rel="stylesheet" href="../main.css"/>');
    target.write(
      'bok.epub',
      await zip({
        ...book,
        'OEBPS/book.opf': book['OEBPS/book.opf']
          .replace(
            '<itemref idref="b2"/>',
            '<itemref idref="bilde"/><itemref idref="bilde2"/><itemref idref="borte"/>',
          )
          .replace(
            '</manifest>',
            '<item id="bilde" href="img/x.png" media-type="image/png" fallback="b2"/><item id="bilde2" href="img/y.png" media-type="image/png" fallback="b2"/></manifest>',
          ),
        'OEBPS/nav.xhtml': page(
          '<nav epub:type="toc"><ol><li><a href="text/a.xhtml">En</a></li><li><a href="text/b.xhtml">Tre<br/>til</a></li></ol></nav>',
        ),
        'OEBPS/img/y.png': png,
        'OEBPS/main.css':
          '.calibre5 { font-style: italic } .f, .calibre1 { font-weight: bold } .sub { vertical-align: sub } .opp { vertical-align: super } div.brev { font-style: oblique }',
        'OEBPS/text/a.xhtml': styled,
        'OEBPS/text/b.xhtml': book['OEBPS/text/b.xhtml'].replace('<html ', '<html lang="en" '),
        'OEBPS/text/notes.xhtml': page('<p id="n1"><a href="a.xhtml#r1">1</a> Se boka.</p>'),
      }),
    );
    const outcome = await target.import(epub, 'bok.epub');
    expect(target.read('series/articles/en.md')).toContain(
      'Et *skrått* ord, **fett**, H<sub>2</sub>O.\n\n*Kjære deg*\n\nTall[^1] og $x^{2}$.\n\n[^1]: Se boka.\n',
    );
    expect(target.read('series/articles/tre-til.md')).toMatch(
      /language: en\n[^]*\n\n!\[\]\(pictures\/x\.png\)\n\nFortsetter\.\n\n!\[\]\(pictures\/y\.png\)\n$/,
    );
    expect(target.report(outcome)).toContain('bok.epub: `borte`');
    expect(target.report(outcome)).toContain('page numbers of the printed book');
  });

  test('has an index whose numbers lead to places in the text, which stay where they are', async () => {
    const target = newImportTarget();
    target.write(
      'bok.epub',
      await zip({
        ...book,
        'OEBPS/text/b2.xhtml': page('<p>Nettverk, <a href="a.xhtml#s12">12</a></p>'),
        'OEBPS/text/a.xhtml': page(
          '<h1 id="one">En</h1><p><a id="s12"></a>Om nettverk.</p><h1 id="two">To</h1><p>Mer.</p>',
        ),
      }),
    );
    await target.import(epub, 'bok.epub');
    expect(target.read('series/articles/en.md')).toContain('Om nettverk.');
    expect(target.read('series/articles/tre.md')).toContain('Nettverk, [12](en.md#s12)');
  });

  test('without a table of contents has a chapter for each page with a heading', async () => {
    const target = newImportTarget();
    const opf = book['OEBPS/book.opf']
      .replace(/<item id="nav"[^>]*>/, '')
      .replace('<itemref idref="n"/>', '');
    target.write(
      'bok.epub',
      await zip({
        ...book,
        'OEBPS/book.opf': opf.replace('idref="b2"/>', 'idref="b2"/><itemref idref="n"/>'),
      }),
    );
    const outcome = await target.import(epub, 'bok.epub');
    expect(target.report(outcome)).toContain('no table of contents');
    expect(target.read('series/om-nettverk.yaml')).toContain('parts:\n  - en\n  - tre\n');
    expect(target.read('series/articles/tre.md')).toContain('Fortsetter.');
  });

  test('of EPUB 2, with a cover, nested contents, pages beside the text and formulas', async () => {
    const target = newImportTarget();
    target.write(
      'bok.epub',
      await zip({
        mimetype: book.mimetype,
        'META-INF/container.xml': book['META-INF/container.xml'],
        'META-INF/encryption.xml':
          '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>',
        'OEBPS/book.opf': `<package version="2.0" xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Die Flut</dc:title><dc:language>de</dc:language><meta name="cover" content="img"/></metadata>
<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="img" href="bild.png"/><item id="cover" href="cover.html"/><item id="t" href="titel.html"/><item id="a" href="a.html"/><item id="b" href="b.html"/><item id="n" href="noten.html"/><item id="w" href="werbung.html"/></manifest>
<spine toc="ncx"><itemref idref="cover" linear="no"/><itemref idref="n" linear="no"/><itemref idref="w" linear="no"/><itemref idref="t"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
        'OEBPS/toc.ncx':
          '<ncx><navMap><navPoint><navLabel><text>Teil I</text></navLabel><content src="a.html#teil"/><navPoint><navLabel><text>Ebbe</text></navLabel><content src="a.html#ebbe"/></navPoint><navPoint><navLabel><text>Tiefe</text></navLabel><content src="b.html"/><navPoint><navLabel><text>Sog</text></navLabel><content src="c.html"/></navPoint></navPoint></navPoint></navMap></ncx>',
        'OEBPS/cover.html': page(
          '<svg viewBox="0 0 1 1"><image xlink:href="bild.png" width="1" height="1"/></svg>',
        ),
        'OEBPS/titel.html': page('<p>Ein Buch</p>'),
        'OEBPS/a.html': page(
          '<div id="teil"><h1>Teil I</h1></div><h2 id="ebbe">Ebbe</h2><p>Wort<sup><a href="noten.html#n1" id="r1">*</a></sup>: <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="Keine Beschreibung"><mfenced open="{" close=""><msup><mi>x</mi><mn>2</mn></msup></mfenced></math>.</p>',
        ),
        'OEBPS/b.html': page('<h2>Tiefe</h2><p>Unten.</p>'),
        'OEBPS/noten.html': page('<p id="n1"><a href="a.html#r1">*</a> Siehe dort.</p>'),
        'OEBPS/werbung.html': page('<h2>Vom selben Autor</h2><p>Noch ein Buch.</p>'),
        'OEBPS/bild.png': png,
      }),
    );
    await target.import(epub, 'bok.epub');
    const bodyOf = (id: string) =>
      target.read(`series/articles/${id}.md`).replace(/^---\n[^]*?\n---\n\n/, '');
    expect(target.read('series/die-flut.yaml')).toContain('cover: articles/pictures/bild.png\n');
    expect(target.has('series/articles/pictures/bild.png')).toBe(true);
    expect(bodyOf('titel')).toBe('Ein Buch\n');
    expect(bodyOf('ebbe')).toBe('Wort[^1]: $\\left\\{x^{2}\\right.$.\n\n[^1]: Siehe dort.\n');
    expect(bodyOf('tiefe')).toBe('Unten.\n');
    expect(bodyOf('vom-selben-autor')).toBe('Noch ein Buch.\n');
    expect(target.read('series/die-flut.yaml')).toMatch(
      /parts:\n {2}- titel\n {2}- section: Teil I\n {4}parts:\n {6}- teil-i\n {6}- ebbe\n {2}- section: "?Teil I: Tiefe"?\n {4}parts:\n {6}- tiefe\n {2}- vom-selben-autor\n|parts:\n {2}- titel/,
    );
    expect((await target.problems()).filter((problem) => !problem.startsWith('value-present'))).toEqual([]);
  });

  test.each([
    [
      'that is protected',
      {
        'META-INF/encryption.xml':
          "<encryption><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></encryption>",
      },
      'protected (DRM)',
    ],
    ['without a container', { 'META-INF/container.xml': '<container/>' }, 'no package document'],
    ['that is no XML', { 'OEBPS/book.opf': '<package><metadata>' }, 'line'],
    ['that is a bomb', { 'OEBPS/text/a.xhtml': Buffer.alloc(101e6) }, 'more than an honest archive'],
  ])('%s is refused', async (_name, files, message) => {
    const target = newImportTarget();
    target.write(
      'bok.epub',
      await zip({ ...book, ...(files as Readonly<Record<string, string | Uint8Array>>) }),
    );
    await expect(target.import(epub, 'bok.epub')).rejects.toThrow(message);
    expect(target.has('series')).toBe(false);
  });

  test('names in the archive lead nowhere', async () => {
    const target = newImportTarget();
    target.write(
      'bok.epub',
      await zip({
        ...book,
        '../../evil.png': png,
        'OEBPS/text/b.xhtml': page(
          '<p>Et ord.</p><img src="../../../../evil.png" alt="e"/><img src="file:///etc/passwd" alt="p"/>',
        ),
      }),
    );
    await target.import(epub, 'bok.epub');
    expect(target.read('series/articles/tre.md').match(/`unconverted: /g)).toHaveLength(1);
    // Its name is what is left of its path: a picture beside the articles.
    expect(target.has('series/articles/pictures/evil.png')).toBe(true);
  });
});

describe('a document of Word', () => {
  test('becomes a series of its headings, each with its notes', async () => {
    const target = newImportTarget();
    const note = '<w:p><w:r><w:t>Ord</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    target.write(
      'bok.docx',
      await docx(
        `${paragraph('En', 'Heading1')}${paragraph('En tekst her.')}${paragraph('To', 'Heading1')}${note}${paragraph('Under', 'Heading2')}${paragraph('Slutt her.')}`,
      ),
    );
    await target.import(word, 'bok.docx', { language: 'nb' });
    expect(target.read('series/articles/en.md')).toMatch(
      /authors:\n {2}- Ingrid Solberg\npublished: 2020-01-02\n---\n\nEn tekst her\.\n$/,
    );
    expect(target.read('series/articles/to.md')).toMatch(
      /\n\nOrd\[\^1\]\n\n## Under\n\nSlutt her\.\n\n\[\^1\]: Se boka\.\n$/,
    );
    expect(target.read('series/boka.yaml')).toContain('parts:\n  - en\n  - to\n');
    expect(await target.problems()).toEqual([]);
  });

  test('what is no document is refused', async () => {
    const target = newImportTarget();
    target.write('a.docx', 'no archive');
    await expect(target.import(word, 'a.docx')).rejects.toThrow('no whole archive');
    target.write('b.docx', await zip({ 'x.txt': 'x' }));
    await expect(target.import(word, 'b.docx')).rejects.toThrow('is not a Word document');
  });
});
