import type { Importer } from './importer.ts';

/** Every kind of source. The first that recognises one reads it: the more particular stand first. */
export const importers: readonly (() => Promise<Importer>)[] = [
  async () => (await import('./sources/wordpress/importer.ts')).wordpress,
  async () => (await import('./sources/mdbook/mdbook.ts')).mdbook,
  async () => (await import('./sources/ghost/importer.ts')).ghost,
  async () => (await import('./sources/epub/importer.ts')).epub,
  async () => (await import('./sources/word/importer.ts')).word,
  async () => (await import('./sources/docusaurus/docusaurus.ts')).docusaurus,
  async () => (await import('./sources/starlight/starlight.ts')).starlight,
  async () => (await import('./sources/quarto/quarto.ts')).quarto,
  async () => (await import('./sources/myst/myst.ts')).myst,
  async () => (await import('./sources/hugo/hugo.ts')).hugo,
  async () => (await import('./sources/jekyll/jekyll.ts')).jekyll,
  async () => (await import('./sources/obsidian/obsidian.ts')).obsidian,
  async () => (await import('./sources/markdown/markdown.ts')).markdown,
];
