import { expect, test } from 'vitest';
import { describeAttachment, refuseAttachment } from '../../src/load/attachments.ts';
import { sourcePath } from '../../src/model/paths.ts';

function describe(name: string, content = 'x') {
  const source = sourcePath(`series/articles/${name}`);
  const { stem, ending, facts } = describeAttachment(source, Buffer.from(content));
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

test.each([
  'series/publication.yaml',
  'series/nettverk.yaml',
  'series/popularity.csv',
  'series/articles/.env',
])('%s is not offered', (source) => {
  expect(refuseAttachment(sourcePath(source))).toMatch(/ is not published\.$/);
});
