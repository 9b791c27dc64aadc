import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import remarkRehype from 'remark-rehype';
import { markdownToMdast } from 'satteri';
import { unified, type Plugin } from 'unified';

/** Makes the HTML of each article in a folder, and nothing else: what the packages take of which Kolofon is made. */
const [articles = '', output = ''] = process.argv.slice(2);

const satteri: Plugin<[], string, Root> = function () {
  this.parser = (text) => markdownToMdast(text, { features: { gfm: true, frontmatter: true } });
};

const processor = unified().use(satteri).use(remarkRehype).freeze();

for (const name of readdirSync(articles).filter((file) => file.endsWith('.md'))) {
  const tree = processor.runSync(processor.parse(readFileSync(join(articles, name), 'utf8')));
  const folder = join(output, 'articles', parse(name).name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), toHtml(sanitize(tree)));
}
