import type { Element, Root, RootContent } from 'hast';

/** Puts soft hyphens into a text. */
export type Hyphenator = (text: string) => string;

/** Words shorter than this are never divided. */
const minWordLength = 7;

const loaders: Readonly<Record<string, () => Promise<typeof import('hyphen/nb/index.js')>>> = {
  nb: () => import('hyphen/nb/index.js'),
  no: () => import('hyphen/nb/index.js'),
  nn: () => import('hyphen/nn/index.js'),
  en: () => import('hyphen/en/index.js'),
};

/** Never read by a person as running text, or set on short lines of its own. */
const undivided = new Set(['pre', 'code', 'kbd', 'math', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'abbr']);

/** The hyphenator of a language, or undefined when there are no patterns for it. */
export async function findHyphenator(language: string): Promise<Hyphenator | undefined> {
  const load = loaders[language.toLowerCase().split('-')[0] ?? ''];
  if (load === undefined) return undefined;
  const { hyphenateSync } = (await load()).default;
  return (text) => hyphenateSync(text, { minWordLength }).replaceAll(shortEnds, '');
}

/** At least three letters stand on either side of a division. */
const shortEnds = /(?<=(?<![\p{L}\u00AD])\p{L}{1,2})\u00AD|\u00AD(?=\p{L}{1,2}(?![\p{L}\u00AD]))/gu;

/** An address is no word: a soft hyphen would be copied with it. */
const address = /^(?:\w+:\/\/|www\.|\S+@)/;

/** Puts soft hyphens into the running text of a tree, each language by its own patterns. Changes the tree. */
export async function hyphenate(
  tree: Root,
  language: string,
  find: (language: string) => Promise<Hyphenator | undefined>,
): Promise<Root> {
  const visit = async (nodes: readonly RootContent[], hyphenator: Hyphenator | undefined): Promise<void> => {
    for (const node of nodes) {
      if (node.type === 'text' && hyphenator !== undefined && !address.test(node.value)) {
        node.value = hyphenator(node.value);
      }
      if (node.type !== 'element' || isUndivided(node)) continue;
      const { lang } = node.properties;
      await visit(node.children, typeof lang === 'string' ? await find(lang) : hyphenator);
    }
  };
  await visit(tree.children, await find(language));
  return tree;
}

function isUndivided({ tagName, properties }: Element): boolean {
  return undivided.has(tagName) || properties['translate'] === 'no';
}
