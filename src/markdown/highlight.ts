import {
  bundledLanguagesInfo,
  createCssVariablesTheme,
  createHighlighter,
  createJavaScriptRegexEngine,
  type BundledLanguage,
} from 'shiki';

const theme = createCssVariablesTheme({ name: 'kinds', variablePrefix: '--' });

/** Every name and alias of a language that can be coloured. */
export const knownLanguages: readonly string[] = bundledLanguagesInfo.flatMap(({ id, aliases = [] }) => [
  id,
  ...aliases,
]);

let highlighter: ReturnType<typeof createHighlighter> | undefined;

/** Cuts code into tokens. `kind` is keyword, string, comment and so on; plain text has none. */
export async function highlight(
  text: string,
  language: string,
): Promise<{ text: string; kind: string | undefined }[]> {
  highlighter ??= createHighlighter({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const { loadLanguage, codeToTokensBase } = await highlighter;
  await loadLanguage(language as BundledLanguage);
  const lines = codeToTokensBase(text.replace(/\n$/, ''), {
    lang: language as BundledLanguage,
    theme,
    // Cut short on a slow day, the same code would give other bytes.
    tokenizeTimeLimit: 0,
  });
  return lines.flatMap((line, index) => [
    ...line.map((token) => ({ text: token.content, kind: kindOf(token.color) })),
    { text: index < lines.length - 1 ? '\n' : '', kind: undefined },
  ]);
}

/** The theme gives `var(--token-keyword)` for a colour. */
function kindOf(color: string | undefined): string | undefined {
  return /^var\(--token-([a-z-]+)\)$/.exec(color ?? '')?.[1];
}
