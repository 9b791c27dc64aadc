import type { CellOption } from './cell-options.ts';
import { readCodeLabels, type CodeLabels } from './code-labels.ts';

/** What is written after the fence of a code block. */
export interface CodeInfo extends CodeLabels {
  /** Undefined for a block without colours. */
  readonly language: string | undefined;
  /** What Kolofon does nothing with, and a reader may miss. */
  readonly ignored: readonly string[];
}

/**
 * The language of a code block and what is shown with it, as the tools of books write them: `rust,ignore`,
 * `js {1,3} title="a.js"`, `{r, echo=FALSE}`, `{.python .numberLines startFrom="10"}`, `{code-cell} python`, `js:a.js`.
 */
export function readCodeInfo(info: string, options: readonly CellOption[] = []): CodeInfo {
  const [name, rest] = takeLanguage(info.trim());
  const language = name?.toLowerCase();
  return {
    language: language === undefined ? undefined : (aliases.get(language) ?? language),
    ...readCodeLabels(rest, isCell(info), options),
  };
}

/** Whether another tool runs the code or takes it for a directive: its first lines may contain options. */
export function isCell(info: string): boolean {
  return /^[ \t]*\{[ \t]*[a-z]/i.test(info);
}

/** The language of a code block, and all that is behind it. */
export function takeLanguage(info: string): [language: string | undefined, rest: string] {
  const directive = /^\{(?:code|code-cell|code-block|sourcecode)\}[ \t]*([\w+#-]+)?(.*)$/s.exec(info);
  if (directive !== null) return [directive[1], directive[2] ?? ''];
  const attributes = /^\{([^{}]*)\}(.*)$/s.exec(info);
  if (attributes !== null) {
    const [, list = '', behind = ''] = attributes;
    const [, id = '', language] = /^[ \t]*(#[\w:.-]+[ \t]+)?[.=]?([A-Za-z][\w+#-]*)/.exec(list) ?? [];
    const options = language === undefined ? list : list.slice(list.indexOf(language) + language.length);
    return [language, `${id} ${options} ${behind}`];
  }
  const [, language, rest = ''] = /^([\w+#.*/-]+)(.*)$/s.exec(info) ?? [];
  return [language, language === undefined ? info : rest];
}

const plain = 'text';

/** Names that shiki does not know. */
const aliases = new Map([
  ...['python3', 'python2', 'py3', 'ipython', 'ipython3', 'pycon', 'pyodide', 'sage'].map(to('python')),
  ...['nodejs', 'node', 'javascript-repl', 'ojs', 'es6'].map(to('javascript')),
  ...['golang'].map(to('go')),
  ...['htm', 'xhtml'].map(to('html')),
  ...['postgres', 'postgresql', 'mysql', 'sqlite', 'sqlite3', 'psql'].map(to('sql')),
  ...['terminal', 'shell-session', 'sh-session', 'bash-session'].map(to('shellsession')),
  ...['gradle'].map(to('groovy')),
  ...['octave'].map(to('matlab')),
  ...['rscript', 'splus'].map(to('r')),
  ...['rustc', 'rs2018', 'rs2021'].map(to('rust')),
  ...['conf', 'cfg'].map(to('ini')),
  ...['plist', 'rss', 'atom', 'svg', 'xsd'].map(to('xml')),
  ...['poetry', 'poem', 'verse', 'blocks', 'scratch', 'pseudocode', 'pseudo', 'algorithm'].map(to(plain)),
  ...[
    'unconverted',
    'output',
    'out',
    'stdout',
    'stderr',
    'result',
    'none',
    'nohighlight',
    'no-highlight',
  ].map(to(plain)),
  ...['dockerignore', 'gitignore', 'ignore', 'npmignore'].map(to(plain)),
  ...['ascii', 'asciiart', 'tree', 'example', 'prompt', 'quote', 'raw', 'code', 'logs'].map(to(plain)),
  ...['txt', 'plain', 'plaintext', 'text-plain', 'verbatim', 'listing', 'no_lang', 'notalanguage'].map(
    to(plain),
  ),
  ...['input', 'response', 'stack', 'stacktrace', 'trace', 'error', 'ansi', 'screen', 'data'].map(to(plain)),
]);

function to(language: string): (alias: string) => [string, string] {
  return (alias) => [alias, language];
}

/** Whether a name is another one of a language that is coloured, or of plain text. */
export function isAlias(name: string): boolean {
  return aliases.has(name);
}
