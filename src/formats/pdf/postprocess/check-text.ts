import type { PageContent } from './pages.ts';

/** Throws when no page shows any text: so prints a browser on a machine without a single font, and says nothing. */
export function checkText(contents: readonly PageContent[]): void {
  if (contents.some(({ content }) => /T[jJ]$/m.test(content))) return;
  throw new Error(
    'The browser printed no text, as it does on a machine without fonts. Install one (on Debian: fonts-dejavu-core).',
  );
}
