import type { Importer } from './importer.ts';

/** Every kind of source. The first that recognises one reads it: the more particular are first. */
export const importers: readonly (() => Promise<Importer>)[] = [
  async (): Promise<Importer> => (await import('./sources/wordpress/importer.ts')).wordpress,
  async (): Promise<Importer> => (await import('./sources/mdbook/mdbook.ts')).mdbook,
  async (): Promise<Importer> => (await import('./sources/ghost/importer.ts')).ghost,
  async (): Promise<Importer> => (await import('./sources/epub/importer.ts')).epub,
  async (): Promise<Importer> => (await import('./sources/word/importer.ts')).word,
  async (): Promise<Importer> => (await import('./sources/docusaurus/docusaurus.ts')).docusaurus,
  async (): Promise<Importer> => (await import('./sources/starlight/starlight.ts')).starlight,
  async (): Promise<Importer> => (await import('./sources/quarto/quarto.ts')).quarto,
  async (): Promise<Importer> => (await import('./sources/myst/myst.ts')).myst,
  async (): Promise<Importer> => (await import('./sources/hugo/hugo.ts')).hugo,
  async (): Promise<Importer> => (await import('./sources/jekyll/jekyll.ts')).jekyll,
  async (): Promise<Importer> => (await import('./sources/obsidian/obsidian.ts')).obsidian,
  async (): Promise<Importer> => (await import('./sources/markdown/markdown.ts')).markdown,
];
