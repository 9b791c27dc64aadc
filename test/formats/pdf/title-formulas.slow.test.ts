import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../../harness/publication.ts';
import { runHere } from '../../harness/run-here.ts';
import { readPdf } from './read-pdf.ts';
import { readTags } from './read-tags.ts';

test('a printed book sets the formulas of titles, and has the signs of their plain form in its own fonts', () =>
  littlePublication()
    .withConfig({ series: ['nettverksbygging'] })
    .withArticle('nettverk-og-relasjon', 'Om √2, ∑ og ∀.\n', {
      title: String.raw`Om $\limsup_{n} a_n$ og "$E = mc^2$"`,
    })
    .withArticle('tillit', 'Tekst.\n', { title: 'Fra $5 til $10' })
    .withSeries('nettverksbygging', {
      title: String.raw`Serie om $\sqrt{x} \forall x$`,
      parts: ['nettverk-og-relasjon', 'tillit'],
    })
    .inFolder(async (folder) => {
      const { code, output } = await runHere([
        ...['build', '--root', folder, '--format', 'pdf', '--no-cache', '--as-of', '2026-11-23'],
      ]);
      // A sign that came from another font would be a warning: such a book does not claim PDF/UA-1.
      expect([code, output]).toEqual([0, '']);
      const bytes = readFileSync(join(folder, 'dist/pdf/nettverksbygging.pdf'));
      const { outline, information, pages } = await readPdf(bytes);
      expect(information['Title']).toBe('Serie om √x∀x');
      expect(outline.map(({ title }) => title)).toContain('Om lim supₙ aₙ og «E = mc²»');
      expect(pages.flatMap(({ lines }) => lines).join(' ')).toContain('Fra $5 til $10');
      const formulas = readTags(bytes).tags.filter(({ type }) => type === 'Formula');
      const tex = [String.raw`\limsup_{n} a_n`, 'E = mc^2'];
      // In the contents, and above the chapter.
      expect(formulas.map(({ alt }) => alt)).toEqual([...tex, ...tex]);
    }));
