import { expect, test } from 'vitest';
import { describeAttachment, headLength, refuseAttachment } from '../../src/load/attachments.ts';
import { sourcePath } from '../../src/model/paths.ts';

function describe(name: string, content: string | Uint8Array = 'x') {
  const source = sourcePath(`series/articles/${name}`);
  const { stem, ending, facts } = describeAttachment(source, Uint8Array.from(Buffer.from(content)));
  return [ending === '' ? stem : `${stem}.${ending}`, facts.mediaType, facts.saveAs];
}

test.each([
  ['prog.py', 'prog.py', 'text/plain', 'prog.py'],
  ['HelloWorld.java', 'HelloWorld.java', 'text/plain', 'HelloWorld.java'],
  ['spill.sb3', 'spill.sb3', 'application/x.scratch.sb3', 'spill.sb3'],
  ['lyd.mp3', 'lyd.mp3', 'audio/mpeg', undefined],
  ['film.mp4', 'film.mp4', 'video/mp4', undefined],
  ['skrift.ttf', 'skrift.ttf', 'font/ttf', 'skrift.ttf'],
  ['data.tar.gz', 'data.tar.gz', 'application/gzip', 'data.tar.gz'],
  ['LICENSE', 'LICENSE', 'application/octet-stream', 'LICENSE'],
  ['oppsett.yml', 'oppsett.yml', 'application/yaml', 'oppsett.yml'],
  ['附件 1.pdf', 'fu-jian-1.pdf', 'application/pdf', undefined],
  ['Målinger 2024.csv', 'malinger-2024.csv', 'text/csv', 'Målinger 2024.csv'],
  ['ukjent.xyz', 'ukjent.xyz', 'application/octet-stream', 'ukjent.xyz'],
])('%s keeps its name', (name, published, mediaType, saveAs) => {
  expect(describe(name)).toEqual([published, mediaType, saveAs]);
});

test.each([
  ['side.html', 'x', 'side-html.txt'],
  ['Side.XHTML', 'x', 'Side-XHTML.txt'],
  ['tegning.svg', '<svg/>', 'tegning-svg.txt'],
  ['skript.js', 'x', 'skript-js.txt'],
  ['feed.xml', 'x', 'feed-xml.txt'],
  ['tjener.php', 'x', 'tjener-php.txt'],
  ['web.config', 'x', 'web-config.txt'],
  ['README', ' \n<script>alert(1)</script>', 'README.txt'],
  ['kart.kml', '\uFEFF<?xml version="1.0"?>', 'kart-kml.txt'],
  ['tall.csv', '<!DOCTYPE html>', 'tall-csv.txt'],
  ['side.html.zip', 'x', 'side-html.zip'],
])('%s cannot run where it is published', (name, content, published) => {
  const [file, , saveAs] = describe(name, content);
  expect(file).toBe(published);
  expect(saveAs).toBe(name);
});

const page = '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>';
const turned = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${page}`, 'utf16le')],
  ['UTF-16 with its mark, turned', turned(`\uFEFF${page}`)],
  ['UTF-16 with spaces', Buffer.from(`\uFEFF\r\n\t ${page}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(`<?xml version="1.0"?>${page}`, 'utf16le')],
  ['UTF-16 without a mark, turned', turned(`<?xml version="1.0"?>${page}`)],
  ['many spaces before it', Buffer.from(`${' \n'.repeat(1000)}${page}`).subarray(0, headLength)],
  ['many spaces in UTF-16', turned(`\uFEFF${'\t'.repeat(1000)}${page}`).subarray(0, headLength)],
])('a page in a file of XML, %s, cannot run', (_what, content) => {
  expect(describe('rute.gpx', content)[0]).toBe('rute-gpx.txt');
});

test.each([
  ['film.mp4', Buffer.from('\0\0\0<ftypisom')],
  ['disk.img', Buffer.alloc(headLength)],
  ['tomt.gpx', Buffer.from(' \n')],
  ['tekst.md', Buffer.from('\uFEFFa < b', 'utf16le')],
])('%s keeps its name, whatever bytes it begins with', (name, content) => {
  expect(describe(name, content)[0]).toBe(name);
});

test.each([
  'series/publication.yaml',
  'series/nettverk.yaml',
  'series/popularity.csv',
  'series/articles/.env',
])('%s is not offered', (source) => {
  expect(refuseAttachment(sourcePath(source))).toMatch(/ is not published\.$/);
});
