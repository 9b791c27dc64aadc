import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Book } from '../../model/book.ts';
import { documentsOf } from '../../model/open-documents.ts';
import { nameCodePoint } from '../../model/noncharacters.ts';
import type { CharacterUse, ScriptUse } from '../../model/scripts.ts';
import type { RenderInput } from '../format.ts';
import { fontPackage, hasScriptFont } from '../../platform/script-fonts.ts';
import { boxProblem } from './ua/rules/glyphs.ts';

/** Names the packages of fonts that a book needs and that are not installed, each where it is first needed. */
export function checkFonts(book: Book, { font }: Pick<RenderInput, 'font'>): Diagnostic[] {
  const { language } = book;
  const missing = new Map<string, ScriptUse>();
  for (const use of documentsOf(book).flatMap(({ scripts }) => scripts)) {
    const name = fontPackage(use.script, language);
    if (!missing.has(name) && !hasScriptFont(use.script, language, font)) missing.set(name, use);
  }
  return [...missing].map(([name, { script, place }]) =>
    diagnose('font-installed', place, `There is no font for ${script} in printed books.`, {
      hint: `Run npm install @fontsource/${name}. Until then they show a font of this machine, or boxes.`,
    }),
  );
}

/** Names the characters that boxes in a printed book may stand for, each where it is first used. */
export function nameBoxes(book: Book, obstacles: readonly string[]): Diagnostic[] {
  if (!obstacles.some((obstacle) => obstacle.includes(boxProblem))) return [];
  const uses = new Map<string, CharacterUse>();
  for (const use of documentsOf(book).flatMap(({ strangers }) => strangers))
    if (!uses.has(use.character)) uses.set(use.character, use);
  return [...uses.values()].map(({ character, place }) => {
    return diagnose(
      'font-installed',
      place,
      `There is no font for "${character}" (${nameCodePoint(character)}) in printed books.`,
      {
        hint: `The PDF "${book.title}" shows boxes. Rephrase it, or put it into an image.`,
      },
    );
  });
}
