import {
  bundledLanguagesInfo,
  createCssVariablesTheme,
  createHighlighter,
  createJavaScriptRegexEngine,
  type BundledLanguage,
} from 'shiki';

const theme = createCssVariablesTheme({ name: 'kinds', variablePrefix: '--' });

/** Every name and alias of a language that can be coloured. */
const languages: readonly string[] = bundledLanguagesInfo.flatMap(({ id, aliases = [] }) => [id, ...aliases]);

export interface StartedHighlighter {
  readonly languages: readonly string[];
  /** Cuts code into tokens. `kind` is keyword, string, comment and so on; plain text has none. */
  readonly highlight: (text: string, language: string) => Promise<readonly CodeToken[]>;
}

interface CodeToken {
  readonly text: string;
  readonly kind: string | undefined;
}

export async function startHighlighter(): Promise<StartedHighlighter> {
  const { loadLanguage, codeToTokensBase } = await createHighlighter({
    themes: [theme],
    langs: [],
    // It counts those that nobody uses any more.
    warnings: false,
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return {
    languages,
    highlight: async (text, language) => {
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
    },
  };
}

/** The theme gives `var(--token-keyword)` for a colour. */
function kindOf(color: string | undefined): string | undefined {
  return /^var\(--token-([a-z-]+)\)$/.exec(color ?? '')?.[1];
}
