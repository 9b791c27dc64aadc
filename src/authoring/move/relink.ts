import { posix } from 'node:path';
import { UsageError } from '../../build/usage-error.ts';
import { chooseEdits } from '../../diagnostics/apply-edits.ts';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import { relativePath } from '../../load/find-page.ts';
import { decodeAddress } from '../../model/decode-address.ts';
import type { Document, WrittenAddress } from '../../model/document.ts';
import { encodePath } from '../../model/encode-path.ts';
import { idOf } from '../../model/ids.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Place } from '../../model/place.ts';
import type { SourceText } from '../../model/source-text.ts';

/** Files that get other paths. */
export type Moves = ReadonlyMap<SourcePath, SourcePath>;

interface Use {
  readonly source: SourcePath;
  readonly place: Place;
  readonly written?: WrittenAddress;
}

/** The edits by which the links and images of a text lead to their targets after the moves, of which its own may be one. */
export function relink(source: SourceText, document: Document, moves: Moves): readonly Edit[] {
  const from = moves.get(source.file) ?? source.file;
  const uses: Use[] = [...document.links.filter((link) => link.kind === 'article'), ...document.assets];
  const edits = uses.flatMap((use) => {
    const to = moves.get(use.source) ?? use.source;
    const isSame = to === use.source && posix.dirname(from) === posix.dirname(source.file);
    return isSame ? [] : relinkUse(use, source, to, relativePath(from, to));
  });
  return chooseEdits([{ edits }]);
}

function relinkUse(use: Use, source: SourceText, to: SourcePath, way: string): Edit[] {
  const { start: from, end: until = from } = use.place;
  const own = source.text.slice(from.offset, until.offset);
  if (/^!?\[\[/.test(own)) return to === use.source ? [] : renameInWikiLink(own, from.offset, to);
  const addresses = use.written === undefined ? findAddresses(use, source) : [use.written];
  // A formula that names another of the same article is a link without an address.
  if (addresses.length === 0 && use.source === source.file) return [];
  if (addresses.length === 0)
    throw new UsageError(
      `Nothing was changed: it is not clear how the link to ${use.source} is written in ${source.file}:${String(from.line)}:${String(from.column)}. Write it as a plain path, and try again.`,
    );
  return addresses.flatMap(({ start, end, hash = end }) => {
    const path = source.text.slice(start, hash);
    // A fragment alone leads to the same file, wherever that is.
    if (path === '') return [];
    const dot = path.startsWith('./') && !way.startsWith('../') ? './' : '';
    return [{ start, end: hash, text: dot + encodePath(way) }];
  });
}

/** `[[ties#Weak|text]]` names a file wherever it is, or a path below the folder of articles. */
function renameInWikiLink(link: string, offset: number, to: SourcePath): Edit[] {
  const [start = 0, end = 0] = /^!?\[\[\s*([^\]|#\n]*?)\s*(?:\\?\||#|\]\])/d.exec(link)?.indices?.[1] ?? [];
  const written = link.slice(start, end);
  if (written === '') return [];
  const path = written.includes('/') ? posix.relative('series/articles', to) : posix.basename(to);
  const name = /\.md$/i.test(written) ? path : path.replace(/\.md$/, '');
  // A wiki link ends its name at these signs. Articles are found by their ids too.
  const isPlain = !/[#|[\]]/.test(name);
  if (!isPlain && !to.endsWith('.md'))
    throw new UsageError(
      `Nothing was changed: no wiki link can name ${to}. Write ${link} as a plain path, and try again.`,
    );
  return [{ start: offset + start, end: offset + end, text: isPlain ? name : idOf(to) }];
}

const inLink = /\]\(\s*(?:<([^<>\n]+)>|((?:[^\s()<>]|\([^\s()]*\))+))/dg;
const inTag = /\b(?:href|src|poster|data)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))/dgi;
const inDirective = /\{(?:figure|image)\}[ \t]+(\S+)/dg;
const inDefinition = /^[ \t>]*\[[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|([^\s<>]+))/dgm;

/** The addresses in a use of a file, or in the definitions where it names one, that mean this file. */
function findAddresses({ source: target, place }: Use, { file, text }: SourceText): WrittenAddress[] {
  const end = place.end?.offset ?? place.start.offset;
  const named = text[end - 1] === ']' ? text : undefined;
  const own = text.slice(place.start.offset, end);
  const found = [
    ...[inLink, inTag, inDirective].flatMap((pattern) => addressesIn(own, pattern, place.start.offset)),
    ...(named === undefined ? [] : addressesIn(named, inDefinition, 0)),
  ];
  return found
    .map(({ start, end: last }) => {
      const length = text.slice(start, last).search(/[?#]/);
      return length === -1 ? { start, end: last } : { start, end: last, hash: start + length };
    })
    .filter(({ start, end: last, hash = last }) => {
      const written = text.slice(start, hash);
      const path = decodeAddress(written) ?? written;
      return posix.join(posix.dirname(file), path).normalize('NFC') === target;
    });
}

function addressesIn(text: string, pattern: RegExp, offset: number): { start: number; end: number }[] {
  return [...text.matchAll(pattern)].flatMap(({ indices = [] }) => {
    const [start, end] = indices.slice(1).find((one) => (one as unknown) !== undefined) ?? [];
    return start === undefined || end === undefined ? [] : [{ start: start + offset, end: end + offset }];
  });
}
