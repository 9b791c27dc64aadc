import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

/** Letters and signs of Latin and Cyrillic scripts, the end of a line and two spaces; nothing that is not seen. */
const common = /^[\n -~\u00A0-\u00AC\u00AE-\u024F\u0400-\u052F\u2010-\u2027]*$/;

const start = String.raw`[A-Za-z\u00A1-\uFFFF]`;
const character = String.raw`[^:#]|:(?! |$)|(?<! )#`;
const single = String.raw`0|[1-9]\d{0,8}|\d{4}-\d\d-\d\d|"[^"\\]*"|'[^']*'`;
const item = String.raw`(?:${single}|${start}[^:#,[\]{}]*)`;
const key = String.raw`(?!(?:null|Null|NULL):)(?:[A-Za-z][\w./-]*|[1-9]\d{0,8})`;
const list = String.raw`\[(?:${item}(?:, ${item})*)?\]`;
const mapping = String.raw`\{\}|\{ ?${key}: ${item}(?:, ${key}: ${item})* ?\}`;
const value = String.raw`(?:${single}|${start}(?:${character})*|${list}|${mapping})`;

/**
 * A line that every parser of YAML 1.2 reads alike: a key, a text that begins with a letter or with what is not ASCII, a
 * whole number, a day, a quotation without escapes, a list in brackets or a mapping in braces of these, a remark, or
 * nothing.
 */
const plain = new RegExp(String.raw`^ *(?:(?:- )?${key}:(?: ${value})?|- ${value}|#.*)?$`);

/** The longest line that is looked at: one of millions of letters is more than an expression can go back over. */
const longest = 10_000;

/**
 * The data of a YAML document that has only plain lines, or is JSON, with nothing wrong in it: a tenth of the time that the `yaml`
 * package needs, which shows what is wrong and where things are. Undefined for any other document.
 */
export function readPlainYaml(text: string): unknown {
  const plain = tryPlainYaml(text);
  return 'data' in plain ? plain.data : undefined;
}

/** `repeatedAt` is where a key is that its mapping has already, in a text of plain lines. */
export type PlainYaml = { readonly data: unknown } | { readonly repeatedAt?: number };

/** As `readPlainYaml`, and shows what a text of plain lines is refused for, if it is its first repeated key. */
export function tryPlainYaml(text: string): PlainYaml {
  if (/^\s*[[{]/.test(text)) {
    const data = readJson(text);
    return data === undefined ? {} : { data };
  }
  if (!common.test(text) && isStrange(text)) return {};
  if (!text.split('\n').every((line) => line.length <= longest && plain.test(line))) return {};
  try {
    return { data: load(text, { schema: CORE_SCHEMA }) };
  } catch (error) {
    if (error instanceof YAMLException)
      return error.reason === 'duplicated mapping key' ? { repeatedAt: error.mark.position } : {};
    // It is nested deeper than the stack.
    if (error instanceof RangeError) return {};
    throw error;
  }
}

/** JSON, which is YAML too (YAML 1.2.2, section 1.3). js-yaml refuses keys that are there twice; both have to agree. */
function readJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    // The yaml package places what must not come in by an escape.
    if (/\\u(?:fd[de]|fff[ef]|d)/i.test(text)) return undefined;
    const data: unknown = load(text, { schema: CORE_SCHEMA });
    return JSON.stringify(data) === JSON.stringify(parsed) ? data : undefined;
  } catch (error) {
    if (error instanceof YAMLException || error instanceof RangeError || error instanceof SyntaxError)
      return undefined;
    throw error;
  }
}

/** Whether it has what is not seen, or a space of a kind that parsers may take for another. V8 compiles this for long. */
function isStrange(text: string): boolean {
  return /[^\P{C}\n]|[^\P{Z} \u00A0]/u.test(text);
}
