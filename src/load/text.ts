import { isUtf8 } from 'node:buffer';
import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { firstNoncharacter, nameCodePoint } from '../model/noncharacters.ts';
import { sourceText, type SourceText } from '../model/source-text.ts';

/** Decodes UTF-8, with or without a byte order mark. Line ends become those of POSIX, whatever git made of them. */
export function decodeText(file: SourcePath, bytes: Uint8Array): Checked<SourceText> {
  const source = sourceText(file, new TextDecoder().decode(bytes).replaceAll('\r\n', '\n'));
  const problem = isUtf8(bytes) ? findControl(source) : describeBytes(source);
  return { value: source, diagnostics: problem === undefined ? [] : [problem] };
}

function describeBytes(source: SourceText): Diagnostic {
  const offset = Math.max(0, source.text.indexOf('\uFFFD'));
  const message = 'The file contains bytes that are not valid UTF-8.';
  return diagnose('utf8-valid', source.place(offset, offset + 1), message, {
    hint: 'Save the file with the encoding UTF-8.',
  });
}

/** Characters that no XML file may contain (XML 1.0, production 2), and so no EPUB, and those that are no characters (Unicode 16, section 23.7). */
function findControl(source: SourceText): Diagnostic | undefined {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const match = /[\0-\x08\x0B\x0C\x0E-\x1F]|\p{Noncharacter_Code_Point}/u.exec(source.text);
  if (match === null) return undefined;
  const [character] = match;
  const name = nameCodePoint(character);
  const message =
    firstNoncharacter(character) === undefined
      ? `The file contains the control character ${name}.`
      : `The file contains ${name}, which is not a character.`;
  return diagnose('utf8-valid', source.place(match.index, match.index + character.length), message, {
    hint: 'Take it out.',
  });
}
