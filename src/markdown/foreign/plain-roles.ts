/**
 * A role of MyST or reStructuredText, `` {kbd}`Ctrl` `` or `` :kbd:`Ctrl` ``, whose content says everything that it means, as
 * Markdown. Undefined for any other role: one that refers to something, or that nobody knows.
 */
export function writePlainRole(name: string, content: string): string | undefined {
  const element = elements.get(name);
  if (element !== undefined) return `<${element}>${escapeText(content)}</${element}>`;
  switch (name) {
    case 'abbr':
    case 'abbreviation': {
      const [, short = content, long] = /^(.*?)\s*\((.*)\)$/.exec(content) ?? [];
      if (long === undefined) return escapeText(short);
      return `<abbr title="${escapeAttribute(long)}">${escapeText(short)}</abbr>`;
    }
    case 'guilabel':
      return `**${escapeText(content.replaceAll('&', ''))}**`;
    case 'menuselection':
      return `**${escapeText(content).replaceAll(/\s*--(?:\\>|>)\s*/g, ' → ')}**`;
    case 'strong':
      return `**${escapeText(content)}**`;
    case 'emphasis':
    case 'dfn':
      return `*${escapeText(content)}*`;
    case 'cite':
    case 'cite:p':
    case 'cite:ps':
      return `[${citationsOf(content).join('; ')}]`;
    case 'cite:t':
    case 'cite:ts':
      return citationsOf(content).join(', ');
    case 'rfc':
      return /^\d{1,5}$/.test(content)
        ? `[RFC ${content}](https://www.rfc-editor.org/rfc/rfc${content})`
        : undefined;
    case 'pep':
      return /^\d{1,4}$/.test(content)
        ? `[PEP ${content}](https://peps.python.org/pep-${content.padStart(4, '0')}/)`
        : undefined;
    default:
      return codeRoles.test(name) ? writeCode(content.replace(/^[~!](?=[\w.])/, '')) : undefined;
  }
}

const elements: ReadonlyMap<string, string> = new Map([
  ['kbd', 'kbd'],
  ['sub', 'sub'],
  ['subscript', 'sub'],
  ['sup', 'sup'],
  ['superscript', 'sup'],
  ['u', 'u'],
  ['underline', 'u'],
  ['del', 'del'],
  ['strike', 'del'],
]);

/** What is set as code, and what names something in the code of another program: a function, a class. */
const codeRoles =
  /^(?:code|literal|samp|command|file|program|option|envvar|(?:py|c|cpp|js|rst|std|any):?[\w:]*|func|class|meth|mod|obj|attr|exc|data)$/;

function citationsOf(content: string): string[] {
  return content.split(',').map((one) => `@${one.trim()}`);
}

function writeCode(content: string): string {
  const runs = content.match(/`+/g) ?? [];
  const ticks = '`'.repeat(runs.reduce((most, { length }) => Math.max(most, length + 1), 1));
  const space = content.includes('`') ? ' ' : '';
  return `${ticks}${space}${content}${space}${ticks}`;
}

/** Words that are no markup, in a paragraph or a cell. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>&~^$@:={}|#!]/g, String.raw`\$&`);
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
