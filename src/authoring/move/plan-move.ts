import { UsageError } from '../../build/usage-error.ts';
import { chooseEdits } from '../../diagnostics/apply-edits.ts';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { AddressLock } from '../../load/address-lock.ts';
import { openText, type Loaded } from '../../load/load.ts';
import { popularityFile } from '../../load/popularity.ts';
import { idOf } from '../../model/ids.ts';
import type { IsoDate } from '../../model/iso-date.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { SourceFiles } from '../../platform/source-files.ts';
import { isPublished } from '../../resolve/status.ts';
import type { SourceChange } from '../source-change.ts';
import { chooseTarget, findArticle } from './choose-target.ts';
import { moveOwnFiles } from './own-files.ts';
import { relink } from './relink.ts';
import { keepFormerId, renameOriginal, renameParts } from './rename-ids.ts';

export interface MoveRequest {
  /** An id, or a path. */
  readonly from: string;
  /** An id, a path, or a folder that ends in a slash. */
  readonly to: string;
  readonly today: IsoDate;
}

export interface PlannedMove {
  readonly changes: readonly SourceChange[];
  /** Whether the page gets another URL, to which its old one redirects. */
  readonly redirects: boolean;
}

/** Everything that changes when an article gets another name or folder. */
export function planMove(
  { from, to: wanted, today }: MoveRequest,
  loaded: Loaded,
  files: SourceFiles,
  lock: AddressLock | undefined,
): PlannedMove {
  const article = findArticle(from, loaded.articles);
  const to = chooseTarget(wanted, article);
  const ids = { from: article.id, to: idOf(to) };
  refuse(article.source, to, ids.to, loaded);

  const moves = new Map([[article.source, to], ...moveOwnFiles(article, to, loaded)]);
  for (const target of moves.values())
    if (files.read(target) !== undefined && !moves.has(target))
      throw new UsageError(`Nothing was changed: there is a file at ${target} already.`);
  const open = (file: SourcePath) => openText(file, files).value;
  const edits = new Map<SourcePath, readonly Edit[]>();
  const change = (file: SourcePath, more: readonly Edit[]) => {
    if (more.length > 0) edits.set(file, chooseEdits([{ edits: [...(edits.get(file) ?? []), ...more] }]));
  };
  for (const { source, document } of [...loaded.articles, ...loaded.prefaces.values()])
    if (mayLead(document, moves) || source === article.source)
      change(source, relink(open(source), document, moves));
  const isRenamed = ids.from !== ids.to;
  const wasOut = isPublished(article.frontMatter, today) || lock?.articles.has(ids.from) === true;
  if (isRenamed) {
    for (const [file, more] of renameParts(loaded, ids, open)) change(file, more);
    for (const { source, frontMatter } of loaded.articles)
      if (frontMatter.translationOf === ids.from) change(source, renameOriginal(open(source), ids));
    if (wasOut) change(article.source, keepFormerId(open(article.source), ids, article.frontMatter.formerly));
    if (loaded.popularity.has(ids.from) && !loaded.popularity.has(ids.to))
      change(popularityFile, renameCount(open(popularityFile).text, ids));
  }
  const moved = [...moves].map(([path, target]): SourceChange => ({
    kind: 'move',
    path,
    to: target,
    edits: edits.get(path) ?? [],
  }));
  const edited = [...edits]
    .filter(([path]) => !moves.has(path))
    .map(([path, own]): SourceChange => ({ kind: 'edit', path, edits: own }));
  return { changes: [...moved, ...edited], redirects: isRenamed && wasOut };
}

function refuse(source: SourcePath, to: SourcePath, id: string, { articles }: Loaded): void {
  if (source === to) throw new UsageError(`Nothing was changed: the article is ${to} already.`);
  const others = articles.filter((other) => other.source !== source);
  const same = others.find((other) => other.id === id);
  if (same !== undefined)
    throw new UsageError(`Nothing was changed: there is an article "${id}" already (${same.source}).`);
  const heir = others.find(({ frontMatter }) => frontMatter.formerly.includes(id));
  if (heir !== undefined)
    throw new UsageError(
      `Nothing was changed: "${id}" is a former id of the article "${heir.id}", to which its URL redirects.`,
    );
}

/** Whether a text links to something that moves: most do not, and need not be opened. */
function mayLead(
  {
    targets,
    assets,
  }: { readonly targets: readonly SourcePath[]; readonly assets: readonly { source: SourcePath }[] },
  moves: ReadonlyMap<SourcePath, SourcePath>,
): boolean {
  return targets.some((target) => moves.has(target)) || assets.some(({ source }) => moves.has(source));
}

/** Reads are counted by id. */
function renameCount(text: string, ids: { readonly from: string; readonly to: string }): Edit[] {
  const start = text.indexOf(`\n${ids.from},`) + 1;
  return start === 0 ? [] : [{ start, end: start + ids.from.length, text: ids.to }];
}
