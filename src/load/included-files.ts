import { posix } from 'node:path';
import { listIncludes } from '../markdown/foreign/include-lines.ts';
import type { IncludedFile } from '../markdown/foreign/rewrite-includes.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import { refuseAttachment } from './attachments.ts';
import { isArticle } from './dated-articles.ts';
import { isNote } from './foreign-files.ts';
import { digestOfText, keyOf, type IncludedFiles } from './included-texts.ts';
import { decodeText } from './text.ts';

export interface IncludedReader {
  /** Undefined for a text that includes nothing. */
  readonly collect: (from: SourcePath, bytes: Uint8Array) => IncludedFiles | undefined;
  /** A digest of a file as it would be included; empty for one that would not be. */
  readonly digestOf: (source: SourcePath) => string;
}

/** Larger ones are no text, in bytes. */
const largest = 2 ** 20;

/** As many as one article may name. */
const mostFiles = 1000;

/** Reads what texts include. Nothing outside of `series/` is read, and no article: its text may not be for everybody. */
export function openIncluded(files: SourceFiles): IncludedReader {
  const collect = (from: SourcePath, bytes: Uint8Array): IncludedFiles | undefined => {
    if (!mayInclude(bytes)) return undefined;
    const found = new Map<string, IncludedFile>();
    const queue = [{ from, text: decodeText(from, bytes).value.text }];
    for (let next = queue.pop(); next !== undefined && found.size < mostFiles; next = queue.pop()) {
      for (const { path } of listIncludes(next.text)) {
        const key = keyOf(path, next.from);
        if (found.has(key)) continue;
        const file = read(path, next.from, files);
        found.set(key, file);
        if ('text' in file) queue.push({ from: file.source, text: file.text });
      }
    }
    return found;
  };
  return {
    collect,
    digestOf: (source) => {
      const file = readFile(source, files);
      return 'text' in file ? digestOfText(file.text) : '';
    },
  };
}

function mayInclude(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['include', '8<-', '{{#playground'].some((sign) => buffer.includes(sign));
}

/** Beside the text that names it, or from a folder above. */
function read(path: string, from: SourcePath, files: SourceFiles): IncludedFile {
  const folders = path.startsWith('/') ? [] : [posix.dirname(from)];
  const candidates = [...folders, 'series/articles', 'series']
    .map((folder) => posix.normalize(posix.join(folder, path)).normalize('NFC'))
    .filter((one) => one.startsWith('series/'))
    .map(sourcePath);
  const [first] = candidates;
  if (first === undefined) return { problem: `"${path}" points outside the folder series.` };
  const present = candidates.find((one) => files.locate(one) !== undefined);
  return present === undefined
    ? { problem: `There is no file "${first}" to include.`, ...hintFor(first, files) }
    : readFile(present, files);
}

function readFile(source: SourcePath, files: SourceFiles): IncludedFile {
  const stored = files.locate(source);
  if (stored === undefined) return { problem: `There is no file "${source}" to include.` };
  const refusal = refuse(source, stored.path, files);
  if (refusal !== undefined) return refusal;
  if (stored.size > largest) return { problem: `"${source}" is larger than 1 MB.` };
  const { value, diagnostics } = decodeText(source, files.read(source) ?? new Uint8Array());
  if (diagnostics.length > 0) return { problem: `"${source}" is not UTF-8 text.` };
  return { source, text: value.text };
}

function refuse(source: SourcePath, real: string, files: SourceFiles): IncludedFile | undefined {
  if (isArticle(source) && !isNote(source, files))
    return {
      problem: `"${source}" is an article, which is not included in others.`,
      hint: 'Move what both share to a file outside of series/articles, or to one whose name begins with _.',
    };
  if (source.startsWith('series/static-members/'))
    return { problem: `"${source}" is members-only and cannot be included.` };
  // What a link leads to has another name, by which it may be an article.
  const name = real.replaceAll('\\', '/').normalize('NFC');
  if (!name.endsWith(`/${source}`))
    return { problem: `"${source}" is a symbolic link, and is not included.` };
  const refusal = refuseAttachment(source);
  return refusal === undefined ? undefined : { problem: `"${source}" ${refusal}` };
}

function hintFor(source: SourcePath, files: SourceFiles): { readonly hint?: string } {
  const hint = didYouMean(source, files.list('series'));
  return hint === undefined ? {} : { hint };
}
