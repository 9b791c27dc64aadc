import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

const character = String.raw`[^\p{C}\p{Z}:#]|[ \u00A0]|:(?! |$)|(?<! )#`;
const characterInList = String.raw`[^\p{C}\p{Z}:#,[\]{}]|[ \u00A0]`;
const single = String.raw`0|[1-9]\d{0,8}|\d{4}-\d\d-\d\d|"(?:[^\p{C}\p{Z}"\\]|[ \u00A0])*"|'(?:[^\p{C}\p{Z}']|[ \u00A0])*'`;
const item = String.raw`(?:${single}|\p{L}(?:${characterInList})*)`;
const key = String.raw`(?!(?:null|Null|NULL):)(?:[A-Za-z][\w./-]*|[1-9]\d{0,8})`;
const list = String.raw`\[(?:${item}(?:, ${item})*)?\]`;
const mapping = String.raw`\{ ?${key}: ${item}(?:, ${key}: ${item})* ?\}`;
const value = String.raw`(?:${single}|\p{L}(?:${character})*|${list}|${mapping})`;

/**
 * A line that every parser of YAML 1.2 reads alike: a key, a text that begins with a letter, a whole number, a day, a
 * quotation without escapes, a list in brackets or a mapping in braces of these, a remark, or nothing.
 */
const plain = new RegExp(String.raw`^ *(?:(?:- )?${key}:(?: ${value})?|- ${value}|#[^\p{C}]*)?$`, 'u');

/** The longest line that is looked at: one of millions of letters is more than an expression can go back over. */
const longest = 10_000;

/**
 * The data of a YAML document that has only plain lines, and nothing wrong with them: a tenth of the time that the `yaml`
 * package needs, which tells what is wrong and where things stand. Undefined for any other document.
 */
export function readPlainYaml(text: string): unknown {
  if (!text.split('\n').every((line) => line.length <= longest && plain.test(line))) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}
