import { readdirSync, readFileSync } from 'node:fs';

const folder = 'docs/series/articles';

export interface Article {
  readonly id: string;
  readonly text: string;
}

/** A block of code in an article. */
export interface Example {
  /** The id of the article. */
  readonly article: string;
  readonly language: string;
  readonly text: string;
  /** The text of the article before it. */
  readonly before: string;
}

export const articles: readonly Article[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ id: name.slice(0, -'.md'.length), text: readFileSync(`${folder}/${name}`, 'utf8') }));

const fence = /^( *)(`{3,})(\w*)[^\n`]*\n([^]*?)^ *\2$/gm;

export const examples: readonly Example[] = articles.flatMap(({ id, text }) =>
  [...text.matchAll(fence)].map(({ index, 1: margin = '', 3: language = '', 4: code = '' }) => ({
    article: id,
    language,
    // In a list, it is as far in as its item.
    text: code.replaceAll(new RegExp(`^${margin}`, 'gm'), ''),
    before: text.slice(0, index),
  })),
);

/** Whether an example says that no test can run it. */
export function isUntested({ text }: Example): boolean {
  return /^# Not tested: /m.test(text);
}

export function examplesIn(...languages: readonly string[]): Example[] {
  return examples.filter((example) => languages.includes(example.language) && !isUntested(example));
}

/** What the first line of an example in YAML names. */
export function fileOf({ text }: Example): string {
  return /^# (.*)/.exec(text)?.[1] ?? '';
}

/** Code in the running text: without tables' escapes, and without the blocks of code. */
export function inlineCode({ text }: Article): string[] {
  return [...text.replaceAll(fence, '').matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = '']) =>
    code.replaceAll('\\|', '|'),
  );
}
