import type { Importer } from './importer.ts';

/** Every kind of source. The first that recognises one reads it: the more particular stand first. */
export const importers: readonly (() => Promise<Importer>)[] = [
  async () => (await import('./sources/wordpress/importer.ts')).wordpress,
  async () => (await import('./sources/mdbook/mdbook.ts')).mdbook,
];
