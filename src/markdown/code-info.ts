/** What is written behind the fence of a code block. */
export interface CodeInfo {
  /** Undefined for a block without colours. */
  readonly language: string | undefined;
  /** What other tools do with the rest, and Kolofon does not. */
  readonly ignored: readonly Ignored[];
}

interface Ignored {
  readonly kind: 'title' | 'lines' | 'options';
  readonly text: string;
}

/**
 * The language of a code block as the tools of books write it: `rust,ignore`, `js {1,3} title="a.js"`, `{r, echo=FALSE}`,
 * `{.python .numberLines}`, `{code-cell} python`.
 */
export function readCodeInfo(info: string): CodeInfo {
  const [name, rest] = takeLanguage(info.trim());
  const language = name?.toLowerCase();
  return {
    language: language === undefined ? undefined : (aliases.get(language) ?? language),
    ignored: listIgnored(rest),
  };
}

function takeLanguage(info: string): [language: string | undefined, rest: string] {
  const directive = /^\{(?:code|code-cell|code-block|sourcecode)\}[ \t]*([\w+#-]+)?(.*)$/s.exec(info);
  if (directive !== null) return [directive[1], directive[2] ?? ''];
  const attributes = /^\{([^{}]*)\}(.*)$/s.exec(info);
  if (attributes !== null) {
    const [, list = '', behind = ''] = attributes;
    const [, language] = /^[ \t]*(?:[#][\w-]+[ \t]+)?[.=]?([A-Za-z][\w+#-]*)/.exec(list) ?? [];
    const options = language === undefined ? list : list.slice(list.indexOf(language) + language.length);
    return [language, `${options} ${behind}`];
  }
  const [, language, rest = ''] = /^([\w+#.*/-]+)(.*)$/s.exec(info) ?? [];
  return [language, language === undefined ? info : rest];
}

function listIgnored(rest: string): Ignored[] {
  const found: Ignored[] = [];
  const take = (kind: Ignored['kind'], pattern: RegExp) => {
    const text = pattern.exec(rest)?.[0];
    if (text === undefined) return;
    found.push({ kind, text: text.trim() });
    rest = rest.replace(text, '');
  };
  take(
    'title',
    /\b(?:title|filename|file|caption|name|header|fig-cap)[ \t]*=[ \t]*(?:"[^"]*"|'[^']*'|[^\s,}]+)/i,
  );
  take(
    'lines',
    /\{[\d,\s-]+\}|\b(?:hl_lines|highlight|linenos|startFrom)[ \t]*=[ \t]*(?:"[^"]*"|\[[^\]]*\]|[^\s,}]+)/i,
  );
  const options = trimSigns(rest);
  if (options !== '') found.push({ kind: 'options', text: options });
  return found;
}

/** An expression for what stands at the end would begin at each sign of a long run. */
function trimSigns(text: string): string {
  const start = text.search(/[^\s,:;{}?]/);
  if (start === -1) return '';
  let end = text.length;
  while (/[\s,:;{}]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
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
  ...['plist', 'rss', 'atom', 'xsd'].map(to('xml')),
  ...['poetry', 'poem', 'verse', 'blocks', 'scratch', 'pseudocode', 'pseudo', 'algorithm'].map(to(plain)),
  ...['output', 'out', 'stdout', 'stderr', 'result', 'none', 'nohighlight', 'no-highlight'].map(to(plain)),
  ...['ascii', 'asciiart', 'tree', 'example', 'prompt', 'quote', 'raw', 'code'].map(to(plain)),
]);

function to(language: string): (alias: string) => [string, string] {
  return (alias) => [alias, language];
}

/** Whether a name is another one of a language that is coloured, or of plain text. */
export function isAlias(name: string): boolean {
  return aliases.has(name);
}
