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
  if (wide !== undefined) return { value: source, diagnostics: [describeUtf16(source)] };
  return { value: source, diagnostics: isUtf8(bytes) ? findRefused(source) : [describeBytes(source)] };
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
// eslint-disable-next-line no-control-regex -- they are what is looked for
const refused = /[\0-\x08\x0B\x0C\x0E-\x1F]|\p{Noncharacter_Code_Point}/gu;

/** Each of them once, at its first place. */
function findRefused(source: SourceText): Diagnostic[] {
  const counts = new Map<string, { readonly first: number; count: number }>();
  for (const { 0: character, index } of source.text.matchAll(refused)) {
    const known = counts.get(character);
    if (known === undefined) counts.set(character, { first: index, count: 1 });
    else known.count += 1;
  }
  return [...counts].map(([character, { first, count }]) => {
    const name = nameCodePoint(character);
    const what =
      firstNoncharacter(character) === undefined
        ? `the control character ${name}`
        : `${name}, which is not a character`;
    const times = count === 1 ? '' : `, ${String(count)} times`;
    return diagnose(
      'utf8-valid',
      source.place(first, first + character.length),
      `The file contains ${what}${times}.`,
      { hint: count === 1 ? 'Take it out.' : 'Take them out.' },
    );
  });
}
