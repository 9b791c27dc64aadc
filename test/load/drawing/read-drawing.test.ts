import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readDrawing, type Drawing } from '../../../src/load/drawing/read-drawing.ts';

const wrap = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml" width="100" height="50" ${attributes}><rect width="9" height="9"/>${content}</svg>`;

function read(text: string): Drawing {
  const drawing = readDrawing(Buffer.from(text));
  if (typeof drawing === 'string') throw new Error(drawing);
  return drawing;
}

function refuse(text: string | Uint8Array): string {
  const drawing = readDrawing(Buffer.from(text));
  if (typeof drawing !== 'string') throw new Error(`It was accepted: ${drawing.text}`);
  return drawing;
}

describe('what runs or fetches is taken out, and named', () => {
  test.each([
    ['<script>alert(1)</script>', '<script>'],
    ['<script/>', '<script>'],
    ['<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', '<script>'],
    ['<title><![CDATA[</title>]]></title><script>alert(1)</script>', '<script>'],
    ['<h:img srcset="https://x.example/a.png 1x"/>', '<img>'],
    ['<h:body background="https://x.example/a.png"/>', '<body>'],
    ['<h:meta http-equiv="refresh" content="0;url=https://x.example/"/>', '<meta>'],
    ['<iframe src="https://x.example/"/>', '<iframe>'],
    [
      '<foreignObject width="9" height="9"><h:div><h:iframe src="https://x.example/"/></h:div></foreignObject>',
      'HTML in <foreignObject>',
    ],
    ['<rect onload="alert(1)"/>', 'the event handler onload'],
    ["<g onclick = 'alert(1)'/>", 'the event handler onclick'],
    ['<a href="javascript:alert(1)"><text>a</text></a>', 'links'],
    ['<a xmlns:y="http://www.w3.org/1999/xlink" y:href="https://x.example/"><text>a</text></a>', 'links'],
    ['<a href="#x"><set attributeName="href" to="javascript:alert(1)"/></a>', '<set> of href'],
    [
      '<a href="#x"><animate attributeName="xlink:href" values="java&#10;script:alert(1)"/></a>',
      '<animate> of xlink:href',
    ],
    ['<set attributeName="onclick" to="alert(1)"/>', '<set> of onclick'],
    ['<set attributeName="style" to="fill:url(https://x.example/)"/>', '<set> of style'],
    ['<set attributeName="fill" to="url(https://x.example/a.svg#b)"/>', 'the value of to'],
    ['<animate attributeName="fill" values="red;url(https://x.example/a.svg#b)"/>', 'the value of values'],
    ['<animate attributeName="fill" values="url(https://x.example/a;red)"/>', 'the value of values'],
    ['<set attributeName="fill" to="red" begin="rect.click"/>', 'an animation that waits for the reader'],
    ['<image href="https://x.example/a.png"/>', 'an image that is not in the file (https://x.example/a.png)'],
    ['<image href="photo.png"/>', 'an image that is not in the file (photo.png)'],
    ['<use href="other.svg#a"/>', 'a reference to another file (other.svg#a)'],
    ['<style>@import url(https://x.example/a.css);</style>', '@import'],
    ['<style><![CDATA[@import "a.css";]]></style>', '@import'],
    ['<style>@\\69mport "a.css";</style>', '@\\69mport'],
    ['<style>rect { fill: url(https://x.example/a.svg#b) }</style>', 'url() in a style'],
    ['<style>rect { fill: \\75rl(https://x.example/a) }</style>', 'an unreadable value in a style'],
    ['<style>rect { background: image-set("https://x.example/a.png" 1x) }</style>', 'image-set() in a style'],
    ['<style>@media screen { g { --a: src("https://x.example/") } }</style>', 'src() in a style'],
    [
      '<style>@font-face { font-family: A; src: url(https://x.example/a.woff2) }</style>',
      'a font that is not in the file (@font-face)',
    ],
    ['<rect style="fill: url( \'//x.example/a\' )"/>', 'url() in a style'],
    ['<rect style="background:image-set(\'https://x.example/a.png\' 1x)"/>', 'image-set() in a style'],
    ['<rect fill="url(https://x.example/a)"/>', 'the value of fill'],
    ['<rect fill="u\\72l(https://x.example/a)"/>', 'the value of fill'],
    ['<rect mask="image(\'https://x.example/a\')"/>', 'the value of mask'],
  ])('%s', (content, what) => {
    const { text, removed } = read(wrap(content));
    expect(removed.map(([one]) => one)).toEqual([what]);
    expect(text).not.toMatch(/x\.example|javascript|alert|srcset/);
  });

  test.each([
    '<image href="data:image/png;base64,AAAA"><set f:attributeName="x" attributeName="href" to="https://x.example/"/></image>',
    '<image href="data:image/png;base64,AAAA"><set xlink:attributeName="x" attributeName="href" to="https://x.example/"/></image>',
    '<rect><animate xml:attributeName="x" attributeName="href" values="a;javascript:alert(1)"/></rect>',
    '<rect><set attributeName="fill" to="red" f:begin="0s" begin="alert.click"/></rect>',
    '<style f:type="text/css" type="text/alert">rect{fill:red}</style>',
    '<switch><g f:requiredExtensions="http://www.w3.org/1999/xhtml" requiredExtensions="alert"/></switch>',
  ])('an attribute of another namespace is not taken for it: %s', (content) => {
    const { text } = read(wrap(content, 'xmlns:f="urn:f"'));
    expect(text).not.toMatch(/x\.example|javascript|alert/);
    expect(text).not.toContain('"href"');
  });

  test('of two attributes with one name, one is written', () => {
    const content = '<style f:media="print" media="screen">rect{fill:red}</style>';
    expect(read(wrap(content, 'xmlns:f="urn:f"')).text).toContain('<style media="screen">');
    const { text } = read(wrap('<g id="a"/><g id="b"/><use xlink:href="#a" href="#b"/>'));
    expect(text).toContain('<use href="#b"/>');
  });

  test('xml:base and processing instructions go, for they change what addresses lead to', () => {
    const { text } = read(
      `<?xml-stylesheet href="https://x.example/a.css"?>${wrap('<use href="#a"/><g id="a"/>', 'xml:base="https://x.example/"')}`,
    );
    expect(text).not.toContain('x.example');
    expect(text).toContain('<use href="#a"/>');
  });

  test('a drawing inside a drawing is cleaned too, and a photograph loses what a camera says', () => {
    const inner = (text: string) =>
      `<image href="data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}"/>`;
    const { text, removed } = read(wrap(inner(wrap('<script>alert(1)</script>'))));
    expect(removed.map(([what]) => what)).toEqual(['<script>']);
    const [, data = ''] = /data:image\/svg\+xml;base64,([^"]+)/.exec(text) ?? [];
    expect(Buffer.from(data, 'base64').toString()).toMatch(
      /^<svg [^>]*><rect width="9" height="9"\/><\/svg>$/,
    );
  });
});

describe('a photograph in a drawing loses what a camera says', () => {
  const picture = () => sharp({ create: { width: 4, height: 3, channels: 3, background: '#f00' } });
  const copyrighted = () => picture().withExif({ IFD0: { Copyright: 'Kari Nordmann' } });
  const percent = (bytes: Buffer) => bytes.toString('hex').replaceAll(/../g, '%$&');

  test.each([
    ['image/jpeg;base64', (data: string) => `<image href="${data}"/>`],
    ['image/png;base64', (data: string) => `<image href="${data}"/>`],
    ['image/JPG;base64', (data: string) => `<filter id="a"><feImage xlink:href=" ${data} "/></filter>`],
    ['image/jpeg;name=a.jpg;base64', (data: string) => `<image href="${data}"/>`],
    ['image/jpeg', (data: string) => `<image href="${data}"/>`],
    ['image/jpeg;base64', (data: string) => `<g style="background:red url(${data})"/>`],
    ['image/webp;base64', (data: string) => `<style>g{--a:url('${data}')}</style>`],
    ['image/jpeg;base64', (data: string) => `<style>@media screen{g{mask:url('${data}')}}</style>`],
  ])('%s', async (type, put) => {
    const bytes = await copyrighted().jpeg().toBuffer();
    expect(bytes.includes('Kari Nordmann')).toBe(true);
    const data = type.endsWith('base64') ? bytes.toString('base64') : percent(bytes);
    const { text } = read(wrap(put(`data:${type},${data}`)));
    const [, base64 = ''] = /data:image\/jpeg;base64,([\w+/=]+)/.exec(text) ?? [];
    const published = Buffer.from(base64, 'base64');
    expect((await sharp(published).metadata()).width).toBe(4);
    expect(published.includes('Kari Nordmann')).toBe(false);
  });
});

describe('a drawing is refused', () => {
  test.each([
    ['<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg/>', /DOCTYPE/],
    ['<!DOCTYPE svg [<!ENTITY a "javascript:alert(1)">]><svg/>', /DOCTYPE/],
    ['<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://x.example/">%a;]><svg/>', /DOCTYPE/],
    ['<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>', /DOCTYPE/],
    ['<svg><g></svg>', /not well-formed XML \(line 1: /],
    ['<svg>&nbsp;</svg>', /not well-formed/],
    ['<html><svg/></html>', /root is <html>/],
    ['<svg><script/></svg>', /nothing is left of it without <script>/],
    [`<svg>${'<g>'.repeat(600)}${'</g>'.repeat(600)}</svg>`, /nested more than 500/],
    ['', /./],
    [Buffer.from('<svg><text>\xff</text></svg>', 'latin1'), /encoding/],
  ])('%s', (text, reason) => {
    expect(refuse(text)).toMatch(reason);
  });

  test('when it repeats itself beyond what a browser can draw', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(10)}</g>`,
    );
    expect(refuse(wrap(`<g id="g0"><rect/></g>${levels.join('')}`))).toMatch(/repeat more than/);
  });
});

describe('what is safe stays', () => {
  test.each([
    '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" class="online"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<path id="a" d="M0 0h9"/><use xlink:href="#a" transform="rotate(-45 3,4)"/><text>on = av, 3 &lt; 4</text>',
    '<title>Noder og forbindelser</title><desc>Et script er noe annet.</desc>',
    '<circle r="5"><animate attributeName="r" values="1;5" dur="1s" repeatCount="indefinite"/></circle>',
    '<rect><animate attributeName="fill" values="rgb(1,2,3);url(#a);red" dur="1s"/></rect>',
    '<text xml:space="preserve" style="font-family:&quot;宋体&quot;">循环  结构</text>',
  ])('%s', (content) => {
    const { text, removed } = read(wrap(content));
    expect(removed).toEqual([]);
    expect(text).toContain(content);
  });

  test('styles are written again, without what nothing reads', () => {
    const css =
      ' /* a */ rect > .a:hover { fill: url("#b"); font-family: "Source Sans 3" } @charset "x"; b } c';
    const { text, removed } = read(wrap(`<style type="text/css"><![CDATA[${css}]]></style><g id="b"/>`));
    expect(removed).toEqual([]);
    expect(text).toContain('<style>rect&gt;.a:hover{fill:url(#b);font-family:"Source Sans 3"}</style>');
  });

  test('of a font in the file and on the network, the one in the file', () => {
    const sources = 'url(https://x.example/a.woff2) format("woff2"), url("data:font/woff2;base64,AAAA")';
    const { text, removed } = read(wrap(`<style>@font-face{font-family:A;src:${sources}}</style>`));
    expect(removed).toEqual([]);
    expect(text).toContain('@font-face{font-family:A;src:url(data:font/woff2;base64,AAAA)}');
  });

  test('in every encoding that a file may declare', () => {
    const text = (encoding: string) =>
      `<?xml version="1.0" encoding="${encoding}"?>${wrap('<text>Blåbær</text>')}`;
    const files = [
      Buffer.from(text('ISO-8859-1'), 'latin1'),
      Buffer.from(`\uFEFF${text('UTF-16')}`, 'utf16le'),
      Buffer.from(`\uFEFF${text('utf-8')}`),
    ];
    for (const file of files) {
      const drawing = readDrawing(file);
      expect(typeof drawing === 'string' ? drawing : drawing.text).toContain('<text>Blåbær</text>');
    }
  });
});

describe('ids', () => {
  test('that XML does not allow are renamed, with all that refers to them', () => {
    const { text } = read(
      wrap(
        `<style>#two\\ words, #\\31 { fill: url("#1") }</style>
<linearGradient id="1"/><rect id="two words" fill="url('#1')" style="stroke:url(#1)"/>
<use href="#two%20words"/><g aria-labelledby="two words"/><rect id=".25"/><g id="æ.b-1"/><g id="a:b"/>
<animate attributeName="x" to="1" begin="a:b.end + 1s;2s"/>`,
      ),
    );
    expect(text).toContain('#id-two-words,#id-1{fill:url(#id-1)}');
    expect(text).toContain('<rect id="id-two-words" fill="url(#id-1)" style="stroke:url(#id-1)"/>');
    expect(text).toContain('<use href="#id-two-words"/><g aria-labelledby="id-two-words"/>');
    expect(text).toContain('<rect id="id-25"/><g id="æ.b-1"/><g id="id-a-b"/>');
    expect(text).toContain('begin="id-a-b.end + 1s;2s"');
  });

  test('that are there twice stay with the first', () => {
    const { text } = read(wrap('<g id="a"/><g id="a"/><g id="a"/><use href="#a"/><g id="id-a"/>'));
    expect(text).toContain('<g id="a"/><g id="id-a-2"/><g id="id-a-3"/><use href="#a"/><g id="id-a"/>');
  });

  test('that are not there are not referred to', () => {
    expect(read(wrap('<use href="#gone"/><textPath href="#gone"/>')).text).not.toContain('gone');
  });
});

test('a reference to an id with a space needs no quotation marks, wherever it is', () => {
  const { text, removed } = read(
    wrap(
      `<linearGradient id="red ball"/><marker id="a b"/><clipPath id="c d e"/><rect fill="url(#red ball)"
style="mask:url(#red ball)" clip-path="url( #c d e ) view-box"/><path marker-end="url(#a b)"/>`,
    ),
  );
  expect(removed).toEqual([]);
  expect(text).toContain(
    '<rect fill="url(#id-red-ball)" style="mask:url(#id-red-ball)" clip-path="url(#id-c-d-e) view-box"/>',
  );
  expect(text).toContain('<path marker-end="url(#id-a-b)"/>');
});

describe('its size', () => {
  test.each([
    ['width="10" height="20"', { width: 10, height: 20 }, 'viewBox="0 0 10 20"'],
    ['width="1in" height="72pt"', { width: 96, height: 96 }, 'viewBox="0 0 96 96"'],
    ['viewBox="0 0 40 20"', { width: 40, height: 20 }, 'width="40" height="20"'],
    ['width="100%" height="100%" viewBox="-5,-5,40,20"', { width: 40, height: 20 }, 'width="40" height="20"'],
    ['width="80" viewBox="0 0 40 20"', { width: 80, height: 40 }, 'width="80" height="40"'],
    ['', { width: 300, height: 150 }, 'width="300" height="150" viewBox="0 0 300 150"'],
    ['width="0" height="-3" viewBox="0 0 0 x"', { width: 300, height: 150 }, 'viewBox="0 0 300 150"'],
  ])('%s', (attributes, size, written) => {
    const drawing = read(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`);
    expect(drawing.size).toEqual(size);
    expect(drawing.text).toContain(written);
  });

  test('is found behind a source that a program keeps in the start tag', () => {
    const drawing = read(`<svg content="${'x'.repeat(100_000)}" width="10" height="20"><rect/></svg>`);
    expect(drawing.size).toEqual({ width: 10, height: 20 });
    expect(drawing.text.length).toBeLessThan(200);
  });
});

test.each(['<', '&', 'a', '>', '"', '<a>', '<a ', '<!--', '<![CDATA[', '<!DOCTYPE[', '<!ENTITY ', '\n'])(
  'a long run of %j is read in time',
  (piece) => {
    const run = piece.repeat(100_000 / piece.length);
    const start = process.cpuUsage();
    for (const text of [run, `<svg ${run}`, `<svg>${run}</svg>`]) readDrawing(Buffer.from(text));
    expect(secondsSince(start)).toBeLessThan(2);
  },
);

test.each([
  '(',
  '{',
  'a{',
  'a(',
  'url(',
  'url(#',
  '\\',
  '/*',
  '@a',
  'a,',
  ':not(',
  '-',
  '.a ',
  'a;',
  '#a',
  ' ',
])('a long run of %j in styles and values is read in time', (piece) => {
  const run = piece.repeat(100_000 / piece.length);
  const start = process.cpuUsage();
  readDrawing(
    Buffer.from(
      wrap(
        `<style>${run}</style><g style="fill:${run}"/><g fill="${run}"/><g begin="${run}" width="${run}"/><g id="1"/>`,
      ),
    ),
  );
  expect(secondsSince(start)).toBeLessThan(3);
});

/** Of the processor: other programs make no difference. */
function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
