import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { startOf, type Place } from '../model/place.ts';
import { sourceText, type SourceText } from '../model/source-text.ts';
import { fold, spell } from './fold.ts';
import type { AssetLeak, Leak, SentenceLeak, UnreadableFile } from './leak.ts';
import { windowLength } from './windows.ts';

export interface LeakContext {
  /** The file that speaks for the publication, for what no article is to blame for. */
  readonly manifest: SourcePath;
  /** The text of an article's file, if it can be read. */
  readonly readSource: (file: SourcePath) => string | undefined;
}

/** How many places are reported of each article. */
const mostReported = 10;

/** Leaks as errors at the sentences that leaked, in the order in which they were found. */
export function diagnoseLeaks(leaks: readonly Leak[], { manifest, readSource }: LeakContext): Diagnostic[] {
  const files = new Set(leaks.map((leak) => fileOf(leak, manifest)));
  return [...files].flatMap((file) => {
    const own = leaks.filter((leak) => fileOf(leak, manifest) === file);
    const text = readSource(file);
    const source = text === undefined ? undefined : sourceText(file, text);
    const reported = own.slice(0, mostReported).map((leak) => diagnoseOne(leak, file, source));
    const rest = own.length - reported.length;
    if (rest === 0) return reported;
    const message = `The public edition has ${String(rest)} more ${rest === 1 ? 'place' : 'places'} like these.`;
    return [...reported, diagnose('protected-leak', startOf(file), message)];
  });
}

function fileOf(leak: Leak, manifest: SourcePath): SourcePath {
  return leak.kind === 'unreadable' ? manifest : leak.source;
}

function diagnoseOne(leak: Leak, file: SourcePath, source: SourceText | undefined): Diagnostic {
  if (leak.kind === 'sentence') return diagnoseSentence(leak, file, source);
  return leak.kind === 'asset' ? diagnoseAsset(leak, file) : diagnoseUnreadable(leak, file);
}

function diagnoseSentence(leak: SentenceLeak, file: SourcePath, source: SourceText | undefined): Diagnostic {
  const place = source === undefined ? startOf(file) : placeOf(leak.sentence, source);
  const message = `Members-only text is in the public edition, in ${whereOf(leak)}: "${shorten(leak.sentence)}"`;
  return diagnose('protected-leak', place, message, {
    hint:
      leak.place === 'file name'
        ? 'Name the file after something else.'
        : 'See which template prints it there, or whether another text repeats it; what everyone may read belongs in the summary.',
  });
}

function diagnoseAsset(leak: AssetLeak, file: SourcePath): Diagnostic {
  const message = `"${leak.name}" is members-only, but is in the public edition, in ${whereOf(leak)}.`;
  return diagnose('protected-leak', startOf(file), message, {
    hint: 'See which template puts it there, or use it in a public article.',
  });
}

function diagnoseUnreadable(leak: UnreadableFile, file: SourcePath): Diagnostic {
  const message = `Cannot search ${whereOf(leak)} for members-only content. ${leak.reason}`;
  return diagnose('protected-leak', startOf(file), message, {
    hint: 'Remove the file, or offer it in a format that can be searched: ZIP without a password, PDF, text.',
  });
}

function whereOf({ file, place }: Leak): string {
  return place === 'whole file' ? file : `${file}, ${place}`;
}

function shorten(sentence: string): string {
  return sentence.length > 120 ? `${sentence.slice(0, 119).trimEnd()}…` : sentence;
}

/** Where a sentence is in a source: found by its letters, whatever markup is between them. */
function placeOf(sentence: string, source: SourceText): Place {
  const wanted = spell(fold(sentence));
  const { letters, from } = fold(source.text);
  const written = spell({ letters });
  const placeBetween = (start: number, length: number): Place =>
    source.place(from[start] ?? 0, (from[start + length - 1] ?? 0) + 1);
  const whole = written.indexOf(wanted);
  if (whole >= 0) return placeBetween(whole, wanted.length);
  for (let at = 0; at + windowLength <= wanted.length; at += 1) {
    const found = written.indexOf(wanted.slice(at, at + windowLength));
    if (found >= 0) return placeBetween(found, windowLength);
  }
  return startOf(source.file);
}
