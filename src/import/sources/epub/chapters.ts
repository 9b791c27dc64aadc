import type { ElementContent, Root } from 'hast';
import { textOf } from '../../html/elements.ts';
import { splitAt } from './split-page.ts';
import type { Entry, Package } from './package.ts';

export interface Chapter {
  readonly title: string;
  /** The headings above it in the list of contents. */
  readonly section: string | undefined;
  /** Where it begins: it is the same when the book is imported again. */
  readonly target: string;
  readonly tree: Root;
}

interface Start {
  readonly title: string;
  readonly section: string | undefined;
  readonly target: string;
}

/**
 * The chapters of a book: what the table of contents names, with the pages that follow until the next. Without a table,
 * each page that has a heading begins a chapter.
 */
export function findChapters(
  { contents, spine, aside }: Package,
  pages: ReadonlyMap<string, Root>,
): readonly Chapter[] {
  const starts = collectStarts(contents, undefined);
  const chapters: { -readonly [Key in keyof Chapter]: Chapter[Key] }[] = [];
  for (const file of spine) {
    let rest = pages.get(file);
    if (rest === undefined) continue;
    const here = starts.filter(({ target }) => fileOf(target) === file);
    for (const start of here) {
      const [, id = ''] = start.target.split('#');
      const cut: readonly [Root, Root] = (id === '' ? undefined : splitAt(rest, decodeURI(id))) ?? [
        { type: 'root', children: [] },
        rest,
      ];
      addTo(chapters, cut[0], file);
      rest = cut[1];
      // Several lines of the contents may lead to one place: the first names it.
      chapters.push({ ...start, tree: { type: 'root', children: [] } });
    }
    const isOwn =
      aside.has(file) || (starts.length === 0 && headingIn(rest.children as ElementContent[]) !== undefined);
    if (here.length === 0 && isOwn) chapters.push(chapterOf(file, rest));
    else addTo(chapters, rest, file);
  }
  return chapters.filter(({ tree }) => tree.children.length > 0);
}

/** A page that the contents do not name goes on with the chapter before it. */
function addTo(
  chapters: { tree: Root; title: string; section: string | undefined; target: string }[],
  { children }: Root,
  file: string,
): void {
  const last = chapters.at(-1);
  if (last !== undefined) last.tree = { type: 'root', children: [...last.tree.children, ...children] };
  else if (textOf({ type: 'root', children }) !== '')
    chapters.push(chapterOf(file, { type: 'root', children }));
}

function chapterOf(file: string, tree: Root): Chapter {
  const name = file.split('/').at(-1) ?? file;
  const title = headingIn(tree.children as ElementContent[]) ?? name.replace(/\.x?html?$/, '');
  return { title, section: undefined, target: file, tree };
}

function headingIn(children: readonly ElementContent[]): string | undefined {
  for (const child of children) {
    if (child.type !== 'element') continue;
    if (/^h[1-6]$/.test(child.tagName)) return textOf(child);
    const inner = headingIn(child.children);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** An entry whose children are on other pages is a part of the book; headings on the same page are no chapters. */
function collectStarts(entries: readonly Entry[], section: string | undefined): Start[] {
  return entries.flatMap(({ title, target, children }): Start[] => {
    const own = target === '' ? [] : [{ title, section, target }];
    const isPart = children.some((child) => fileOf(child.target) !== fileOf(target));
    if (!isPart) return own;
    const inner = section === undefined ? title : `${section}: ${title}`;
    const hasOwnPage = children.every((child) => child.target !== target);
    return [
      ...(hasOwnPage ? own.map((start) => ({ ...start, section: inner })) : []),
      ...collectStarts(children, inner),
    ];
  });
}

export function fileOf(target: string): string {
  return target.split('#')[0] ?? '';
}
