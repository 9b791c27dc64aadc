import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';
import { reportOnce } from '../../src/diagnostics/order.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { sourceText } from '../../src/model/source-text.ts';

const at = (file: string) => sourceText(sourcePath(`series/articles/${file}.md`), 'x').place(0);

test('a language that is unknown in many articles is reported once, and all others one by one', () => {
  const found = reportOnce([
    diagnose('code-language-known', at('a'), '"pyton" is unknown.'),
    diagnose('code-language-known', at('b'), '"pyton" is unknown.'),
    diagnose('code-language-known', at('b'), '"jva" is unknown.'),
    diagnose('image-alt', at('a'), 'No text.'),
    diagnose('image-alt', at('b'), 'No text.'),
  ]);
  expect(found.map(({ place, message }) => `${place.file.slice(16)} ${message}`)).toEqual([
    'a.md "pyton" is unknown. It is used in 2 articles.',
    'b.md "jva" is unknown.',
    'a.md No text.',
    'b.md No text.',
  ]);
});
