import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findAll, readPage } from '../read-page.ts';
import { readBook } from '../epub.ts';
import { readPdf } from '../../formats/pdf/read-pdf.ts';
import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'hast';
import type { Texts } from './compare-words.ts';
import { textOfTree } from './visible-text.ts';

/** The articles of a built site, each with its title and without what frames it. */
export function readSiteWords(site: string): Texts {
  return new Map(
    filesIn(site, 'index.html').flatMap((file) => {
      const text = articleIn(readPage(file));
      return text === '' ? [] : [[relative(site, file), text] as const];
    }),
  );
}

function articleIn(page: Root): string {
  const [article] = findAll(page, ({ properties }) => properties['dataArticle'] !== undefined);
  if (article === undefined) return '';
  const parts = findAll(article, ({ tagName, properties }) => {
    const classes = Array.isArray(properties.className) ? properties.className : [];
    return tagName === 'h1' || classes.includes('prose');
  });
  return parts.map((part) => textOfTree(part)).join('\n');
}

/** The articles of an e-book, each with its title. `hasPictures`: see `textOfTree`. */
export async function readBookWords(file: string, hasPictures = false): Promise<Texts> {
  const book = await readBook(readFileSync(file));
  return new Map(
    [...book].flatMap(([name, xhtml]) => {
      if (!/\/article-[^/]*\.xhtml$/.test(name)) return [];
      const html = xhtml
        .replaceAll(/<(p|aside) class="(?:part|summary|byline|also)"[^]*?<\/\1>/g, '')
        .replaceAll(/<span class="link-note">(?:[^<]|<span class="long-word">[^<]*<\/span>)*<\/span>/g, '');
      return [[name, textOfTree(fromHtml(html), hasPictures)] as const];
    }),
  );
}

/** The pages of a printed book, with their heads. */
export async function readPrintedWords(file: string): Promise<Texts> {
  const { pages } = await readPdf(readFileSync(file));
  return new Map([[file, pages.flatMap(({ lines }) => lines).join('\n')]]);
}

export function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}
