import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Book } from '../../model/book.ts';
import { documentsOf } from '../../model/open-documents.ts';
import type { FormatInput } from '../format.ts';
import { fontPackage, hasScriptFont } from './script-fonts.ts';

/** Names the packages of fonts that a book needs and that are not installed. */
export function checkFonts(book: Book, { font }: Pick<FormatInput, 'font'>): Diagnostic[] {
  const { language } = book;
  return documentsOf(book)
    .flatMap(({ scripts }) => scripts)
    .filter(({ script }) => !hasScriptFont(script, language, font))
    .map(({ script, place }) =>
      diagnose('font-installed', place, `There is no font for ${script} in printed books.`, {
        hint: `Run npm install @fontsource/${fontPackage(script, language)}. Until then they show a font of this machine, or boxes.`,
      }),
    );
}
