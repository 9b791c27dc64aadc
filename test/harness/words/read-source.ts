import { gunzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { createNames } from '../../../src/import/names.ts';
import { idOf } from '../../../src/model/ids.ts';
import type { Importer } from '../../../src/import/importer.ts';
import type { Source } from '../../../src/import/source.ts';
import type { Texts } from './compare-words.ts';
import { textOfHtml, textOfMarkdown } from './visible-text.ts';

interface SourceWords {
  /** What readers of the source see of what was imported. */
  readonly texts: Texts;
  /** All that is written in its files. */
  readonly raw: Texts;
  /** What the report says is not in the output. */
  readonly reported: string;
  /** The ids of the articles, by the names of the texts they come from. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The words of a source, read without any code of its importer, which only says which of its texts it takes. */
export async function readSourceWords(importer: Importer, source: Source): Promise<SourceWords> {
  const ids = new Map<string, string>();
  const reported: string[] = [];
  const context = { names: createNames(), language: undefined, files: undefined };
  for await (const found of importer.read(source, context)) {
    if (found.kind === 'article') ids.set(found.origin.file, idOf(found.path));
    if (found.kind === 'loss' && found.became !== 'unconverted') reported.push(found.detail);
  }
  const texts = await readTexts(importer.id, source, new Set(ids.keys()));
  return { texts, raw: await readRaw(importer.id, source), reported: reported.join('\n'), ids };
}

async function readTexts(kind: string, source: Source, origins: ReadonlySet<string>): Promise<Texts> {
  if (kind === 'wordpress') return readWxr(await readExports(source), origins);
  if (kind === 'ghost') return readGhost(source);
  if (kind === 'epub')
    return readZip(source, /\.x?html?$/, /nav|toc/i, (page) =>
      textOfHtml(page.replace(/<head\b[^]*?<\/head>/i, '')),
    );
  if (kind === 'word')
    return readZip(source, /^word\/(?:document2?|footnotes|endnotes)\.xml$/, /^$/, textOfWord);
  return new Map(
    [...origins].map((file) => {
      const text = source.readText(file) ?? '';
      const shown =
        kind === 'mdbook' ? text.replaceAll(rustCode, (code) => code.replaceAll(hiddenLine, '')) : text;
      return [file, textOfMarkdown(file.endsWith('.ipynb') ? textOfNotebook(text) : shown)] as const;
    }),
  );
}

/** Lines that mdBook hides in code: `# fn main() {`. */
const rustCode = /^([ \t>]*)(`{3,}|~{3,})rust\b[^\n]*\n[^]*?^\1\2/gm;
const hiddenLine = /^[ \t>]*#(?:[ \t][^\n]*)?$/gm;

/** Names of files may become titles. */
async function readRaw(kind: string, source: Source): Promise<Texts> {
  const packed =
    kind === 'wordpress'
      ? await readExports(source)
      : await readZip(source, /\.(?:x?html?|xml|opf|ncx)$/, /^$/, (text) => text);
  const plain = source.files
    .filter((file) => !/\.(?:epub|docx|zip|gz|png|jpe?g|gif|webp)$/i.test(file))
    .map((file) => [file, `${file}\n${source.readText(file) ?? ''}`] as const);
  return new Map([...packed, ...plain]);
}

/** The exports of a site, plain and packed, by their names. */
async function readExports(source: Source): Promise<Texts> {
  const exports = new Map<string, string>();
  for (const file of source.files)
    if (file.endsWith('.xml')) exports.set(file, source.readText(file) ?? '');
    else if (file.endsWith('.xml.gz'))
      exports.set(file, gunzipSync(source.read(file) ?? new Uint8Array()).toString());
  const inArchives = await readZip(source, /\.xml$/, /^$/, (text) => text, /\.zip$/);
  for (const [name, text] of inArchives) exports.set(name.replace(', ', '/'), text);
  return exports;
}

/** Readers see nothing of them. */
const shortcodes = /\[\/?[\w-]+(?:\s[^\]]*)?\]/g;

function readWxr(exports: Texts, origins: ReadonlySet<string>): Texts {
  const texts = new Map<string, string>();
  for (const [file, xml] of exports)
    for (const [item] of xml.matchAll(/<item>[^]*?<\/item>/g)) {
      const value = (tag: string) =>
        new RegExp(String.raw`<${tag}>(?:<!\[CDATA\[)?([^]*?)(?:\]\]>)?</${tag}>`).exec(item)?.[1] ?? '';
      const name = `${file}, ${value('wp:post_type') || 'post'} ${value('wp:post_id')}`;
      // The button of a file is beside its name.
      const html = value('content:encoded').replaceAll(shortcodes, ' ').replaceAll('</a><a', '</a> <a');
      if (origins.has(name)) texts.set(name, `${textOfHtml(value('title'))}\n${textOfHtml(html)}`);
    }
  return texts;
}

function readGhost(source: Source): Texts {
  const file = source.files.find((one) => one.endsWith('.json')) ?? '';
  const { db } = JSON.parse(source.readText(file) ?? '{}') as {
    db: { data: { posts: { slug: string; title: string; html: string | null }[] } }[];
  };
  return new Map(
    db.flatMap(({ data }) =>
      data.posts.map(({ slug, title, html }) => [slug, `${title}\n${textOfHtml(html ?? '')}`] as const),
    ),
  );
}

async function readZip(
  source: Source,
  wanted: RegExp,
  unwanted: RegExp,
  textOf: (file: string) => string,
  archives = /\.(?:epub|docx)$/,
): Promise<Texts> {
  const texts = new Map<string, string>();
  for (const archive of source.files.filter((file) => archives.test(file))) {
    const zip = await JSZip.loadAsync(source.read(archive) ?? new Uint8Array());
    for (const { name } of Object.values(zip.files))
      if (wanted.test(name) && !unwanted.test(name))
        texts.set(`${archive}, ${name}`, textOf((await zip.file(name)?.async('string')) ?? ''));
  }
  return texts;
}

/** What boxes and pictures have twice, for older programs, and what was deleted is not counted. */
function textOfWord(xml: string): string {
  const shown = xml.replaceAll(/<(mc:Fallback|w:moveFrom|w:del|m:oMath)\b[^]*?<\/\1>/g, '');
  const pieces = shown.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:p|tab|br|cr)\b/g);
  return textOfHtml([...pieces].map(([, text]) => text ?? '\n').join(''));
}

function textOfNotebook(json: string): string {
  const { cells } = JSON.parse(json) as { cells: { source: string | string[] }[] };
  return cells.map(({ source }) => [source].flat().join('')).join('\n\n');
}
