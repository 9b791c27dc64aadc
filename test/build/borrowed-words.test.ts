import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFaults, readBook } from '../harness/epub.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const body = 'טקסט[^1].\n\n:::note\nהערה.\n:::\n\n[^1]: הערה.\n';

test('labels in English are marked as English in a Hebrew series, wherever they are', () =>
  littlePublication()
    .withConfig({
      series: ['reshatot'],
      site: { socialImages: false, forms: { question: { to: 'mailto:a@b.example' } } },
    })
    .withSeries('reshatot', {
      title: 'רשתות',
      language: 'he',
      planned: 5,
      parts: ['emun', 'nettverk-og-relasjon'],
    })
    .withArticle('emun', body, { title: 'מהו אמון?', language: 'he' })
    .inFolder(async (folder) => {
      const { code } = await runHere([
        ...['build', '--root', folder, '--format', 'site,epub', '--no-cache', '--as-of', '2026-11-23'],
      ]);
      expect(code).toBe(0);
      const site = join(folder, 'dist/site');
      const page = readFileSync(join(site, 'articles/emun/index.html'), 'utf8');
      const english = (text: string) => `<span lang="en" dir="ltr">${text}</span>`;
      expect(page).toContain(`<p class="callout-title">${english('Note')}</p>`);
      expect(page).toContain(`<p class="place">${english('Part 1 of 2')}</p>`);
      expect(page).toContain(`>${english('Notes')}</h2>`);
      expect(page).toContain(`>${english('Ask the editors')}</`);
      expect(page).toMatch(/<title>[^<]*<\/title>/);
      const norwegian = readFileSync(join(site, 'articles/nettverk-og-relasjon/index.html'), 'utf8');
      expect(norwegian).not.toContain('lang="en"');
      for (const file of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
        if (/\.(?:html|xml|json|js)$/.test(file))
          expect(readFileSync(join(site, file), 'utf8')).not.toMatch(/[\uFDD0-\uFDD4]|%EF%B7%9/);
      }

      const bytes = readFileSync(join(folder, 'dist/epub/reshatot.epub'));
      expect(await findFaults(bytes)).toEqual([]);
      const book = await readBook(bytes);
      const about = [...book].find(([path]) => path.endsWith('about.xhtml'))?.[1];
      expect(about).toContain('<span lang="en" xml:lang="en" dir="ltr">About the series</span></h1>');
      for (const [path, text] of book)
        if (/\.(?:xhtml|opf|ncx)$/.test(path)) expect(text).not.toMatch(/[\uFDD0-\uFDD4]|%EF%B7%9/);
    }));
