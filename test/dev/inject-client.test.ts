import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { injectClient, type PageFacts } from '../../src/dev/client-files.ts';
import { findAll, required } from '../harness/read-page.ts';

const facts: PageFacts = {
  moment: 'run-1',
  base: '/bok/',
  files: ['artikler/"a"&<b>/index.html'],
  unpublished: { '/bok/artikler/b/': 'Draft' },
};
const page = (style: string, text = 'Tekst') =>
  `<!doctype html><html><head><link rel="stylesheet" href="${style}"></head><body><p>${text}</p></body></html>\n`;

function dataOf(html: string): PageFacts & { digest: string } {
  const [script] = findAll(fromHtml(html), ({ tagName }) => tagName === 'script');
  return JSON.parse(String(required(script).properties['dataKolofon'])) as PageFacts & { digest: string };
}

describe('a page that is shown', () => {
  test('is the page, with one script at the end of its body', () => {
    const html = injectClient(page('a.css'), facts);
    const [tag = ''] =
      /<script type="module" src="\/--kolofon\/client\.js" [^>]*><\/script>\n/.exec(html) ?? [];
    expect(html.replace(tag, '')).toBe(page('a.css'));
    expect(html).toContain(`${tag}</body>`);
  });

  test('passes on its facts, whatever is in them', () => {
    expect(dataOf(injectClient(page('a.css'), facts))).toMatchObject(facts);
  });

  test('has the digest of one that differs in its style sheet alone', () => {
    const digestOf = (html: string) => dataOf(injectClient(html, facts)).digest;
    expect(digestOf(page('a.css'))).toBe(digestOf(page('b.css')));
    expect(digestOf(page('a.css'))).not.toBe(digestOf(page('a.css', 'Annet')));
  });

  test('may lack an end tag, or mention one', () => {
    expect(injectClient('<p>Kort', facts)).toMatch(/^<p>Kort<script [^>]*><\/script>\n$/);
    expect(injectClient('<body><pre>&lt;/body></pre><!-- </body> --></body>', facts)).toMatch(
      /--><script [^>]*><\/script>\n<\/body>$/,
    );
  });
});
