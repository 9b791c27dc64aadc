import { isUtf8 } from 'node:buffer';
import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { firstNoncharacter, nameCodePoint } from '../model/noncharacters.ts';
import { sourceText, type SourceText } from '../model/source-text.ts';

/**
 * Decodes UTF-8, with or without a byte order mark. Line ends of Windows, whatever git made of them, and of old Macs become
 * those of POSIX. UTF-16 is an error, and is decoded too, so that nothing else is reported of it.
 */
export function decodeText(file: SourcePath, bytes: Uint8Array): Checked<SourceText> {
  const wide = findUtf16(bytes);
  const text = wide === undefined ? new TextDecoder().decode(bytes) : decodeUtf16(bytes, wide);
  const source = sourceText(file, text.replaceAll(/\r\n?/g, '\n'));
  const problem =
    wide !== undefined ? describeUtf16(source) : isUtf8(bytes) ? findControl(source) : describeBytes(source);
  return { value: source, diagnostics: problem === undefined ? [] : [problem] };
}

type ByteOrder = 'little' | 'big';

/** By its byte order mark, or by the zeros of two characters of ASCII. */
function findUtf16(bytes: Uint8Array): ByteOrder | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? undefined : 'little';
  if (a === 0xfe && b === 0xff) return 'big';
  if (c === undefined || d === undefined) return undefined;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'little';
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'big' : undefined;
}

function decodeUtf16(bytes: Uint8Array, order: ByteOrder): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return new TextDecoder('utf-16le').decode(order === 'big' ? even.swap16() : even);
}

function describeUtf16(source: SourceText): Diagnostic {
  const message = 'The file is encoded as UTF-16.';
  return diagnose('utf8-valid', source.place(0), message, { hint: 'Save it with the encoding UTF-8.' });
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
