import type { Element, Parents, Root } from 'hast';
import { diagnose, type Diagnostic, type Edit, type Fix } from '../../diagnostics/diagnostic.ts';
import { shownLevels } from '../../model/heading-levels.ts';
import { readableText } from '../readable-text.ts';
import { visitElements } from '../visit-elements.ts';
import type { Feature, FeatureContext } from '../feature.ts';

interface WrittenHeading {
  readonly element: Element;
  readonly parent: Parents;
  readonly level: number;
}

/**
 * Gives a page the heading levels that it needs, whatever levels were written: one heading of level 1, the title, and
 * none skipped. A heading that repeats the title and one without text are left out.
 */
export const headingLevels: Feature = {
  name: 'heading-levels',
  html(tree, context) {
    const written = findHeadings(tree);
    const titleFix = moveTitle(written, tree, context);
    const headings = written.filter((heading) => {
      const problem = needless(heading, tree, context);
      if (problem === undefined) return true;
      context.report(problem);
      heading.parent.children = heading.parent.children.filter((child) => child !== heading.element);
      return false;
    });
    const levels = shownLevels(headings.map(({ level }) => level));
    const problems = headings.flatMap((heading, index) =>
      checkLevel(heading, headings[index - 1]?.level ?? 1, levels[index] ?? 2, context),
    );
    // One fix moves all headings of the article, since a level depends on those before it.
    const [first, ...rest] = problems;
    if (first === undefined) return;
    if (titleFix !== undefined) {
      context.report({ ...first, ...titleFix });
      return;
    }
    const edits = headings.flatMap((heading, index) => rewrite(heading, levels[index] ?? 2, context));
    context.report(edits.length === 0 ? first : { ...first, fix: { edits } });
    rest.forEach(context.report);
    headings.forEach(({ element }, index) => {
      element.tagName = `h${String(levels[index])}`;
    });
  },
};

function findHeadings(tree: Root): WrittenHeading[] {
  const headings: WrittenHeading[] = [];
  visitElements(tree, (element, _index, parent) => {
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level !== undefined && element.properties['dataFootnoteLabel'] !== true)
      headings.push({ element, parent, level: Number(level) });
    return undefined;
  });
  return headings;
}

/** The problem with a heading that a page is better without. */
function needless(
  { element, parent, level }: WrittenHeading,
  tree: Root,
  context: FeatureContext,
): Diagnostic | undefined {
  const text = readableText(element);
  const place = context.place(element);
  const fix: Fix = { edits: [{ start: place.start.offset, end: place.end?.offset ?? 0, text: '' }] };
  if (text === '' && !holdsImage(element)) {
    return diagnose('heading-not-empty', place, 'The heading has no text and is left out.', {
      hint: 'Write its text, or remove the # signs.',
    });
  }
  const isFirst = parent === tree && tree.children.find(({ type }) => type === 'element') === element;
  if (level !== 1 || !isFirst || context.title === undefined || !isSameText(text, context.title))
    return undefined;
  return diagnose('heading-single-h1', place, `The body repeats the title "${text}".`, {
    hint: 'Remove this heading: the page shows the title from the front matter.',
    fix,
  });
}

/** Where the front matter has no title, the only heading of level 1 is it, if the text begins with it. */
function moveTitle(
  headings: readonly WrittenHeading[],
  tree: Root,
  { titleAt, source, place }: FeatureContext,
): { readonly hint: string; readonly fix: Fix } | undefined {
  const [only, ...others] = headings.filter(({ level }) => level === 1);
  if (titleAt === undefined || only === undefined || others.length > 0) return undefined;
  const { element } = only;
  const { start, end } = place(element);
  const written = source.text.slice(start.offset, end?.offset);
  const title = titleIn(written);
  const isPlain = element.children.every(
    (child) => child.type === 'text' || (child.type === 'element' && /^(?:code|em)$/.test(child.tagName)),
  );
  const isFirst = tree.children.find(({ type }) => type === 'element') === element;
  if (!isFirst || !isPlain || title === '' || title.includes('\n') || written.startsWith('<'))
    return undefined;
  const line = `title: ${quoteYaml(title)}`;
  const after = (end?.offset ?? 0) + (/^\n+/.exec(source.text.slice(end?.offset))?.[0].length ?? 0);
  return {
    hint: `Write ${line} in the front matter, and remove this heading.`,
    fix: {
      edits: [
        { start: titleAt, end: titleAt, text: `${line}\n` },
        { start: start.offset, end: after, text: '' },
      ],
    },
  };
}

/** What a heading says, as it was written: titles have code and emphasis too. */
function titleIn(written: string): string {
  return written
    .replace(/^#[ \t]+|\n[ \t]*=+[ \t]*$/g, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .trim();
}

/** In quotes unless nothing in it means something in YAML. */
function quoteYaml(text: string): string {
  const isPlain =
    /^[\p{L}][\p{L}\p{N} ,.()-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

function isSameText(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase();
  return plain(a) === plain(b);
}

function holdsImage(element: Element): boolean {
  return element.children.some(
    (child) => child.type === 'element' && (child.tagName === 'img' || holdsImage(child)),
  );
}

function checkLevel(
  { element, level }: WrittenHeading,
  before: number,
  shown: number,
  context: FeatureContext,
): Diagnostic[] {
  const place = context.place(element);
  const text = readableText(element);
  if (level === 1) {
    return [
      diagnose('heading-single-h1', place, `"${text}" is a level 1 heading, like the title of the page.`, {
        hint: `It is shown at level ${String(shown)}. Write ## for the main headings of an article.`,
      }),
    ];
  }
  // What is right once the headings before it are needs no word.
  if (level <= before + 1 || level === shown) return [];
  return [
    diagnose(
      'heading-order',
      place,
      `"${text}" is a level ${String(level)} heading below one of level ${String(before)}.`,
      { hint: `It is shown at level ${String(shown)}. Write ${'#'.repeat(shown)}.` },
    ),
  ];
}

/** The edit that writes a heading at its shown level; none for one that is right, or written as HTML. */
function rewrite({ element, level }: WrittenHeading, shown: number, context: FeatureContext): Edit[] {
  if (level === shown) return [];
  const { start, end } = context.place(element);
  const written = context.source.text.slice(start.offset, end?.offset);
  const hashes = '#'.repeat(shown);
  const atx = /^#{1,6}(?=[ \t]|$)/.exec(written)?.[0];
  if (atx !== undefined) return [{ start: start.offset, end: start.offset + atx.length, text: hashes }];
  // A heading underlined with = or -, which know two levels only.
  const underlined = /^([^\n]+)\n[ \t>]*(?:=+|-+)[ \t]*$/.exec(written)?.[1];
  if (underlined === undefined) return [];
  return [
    {
      start: start.offset,
      end: start.offset + written.length,
      text: `${hashes} ${underlined.trim()}`,
    },
  ];
}
