import { parse } from 'yaml';
import type * as z from 'zod';
import { namedLanguage } from '../languages.ts';
import { quote } from '../slips/slip.ts';
import { onlyDate } from './explain-date.ts';
import { meansNo, meansYes } from './hint-type.ts';
import { repair } from './repair.ts';
import { isDate, optionsOf, requiredKeys, typeOfSchema } from './schema-at.ts';
import { synonymousValues } from './synonyms.ts';

/** A value of the wrong form, and the schema that does not take it. */
export interface WrongValue {
  readonly key: string | undefined;
  readonly input: unknown;
  /** As it is written in the file. */
  readonly written: string;
  readonly schema: unknown;
}

/** The YAML of the value that was meant, where that can only be one, and the schema takes it. */
export function rewriteValue(value: WrongValue): string | undefined {
  const { written, schema } = value;
  if (schema === undefined || written === '' || written.includes('\n') || /^[*&!|>]/.test(written))
    return undefined;
  const rewritten = proposals.map((propose) => propose(value)).find((proposed) => proposed !== undefined);
  return rewritten !== undefined && accepts(schema, rewritten) ? rewritten : undefined;
}

function accepts(schema: unknown, yaml: string): boolean {
  return (schema as z.ZodType).safeParse(parse(yaml)).success;
}

type Propose = (value: WrongValue) => string | undefined;

const asDate: Propose = ({ written, schema }) => (isDate(schema) ? onlyDate(unquoted(written)) : undefined);

/** `2024` and `true` where a text is asked for. */
const asText: Propose = ({ input, written, schema }) =>
  typeOfSchema(schema) === 'string' && (typeof input === 'number' || typeof input === 'boolean')
    ? quote(written)
    : undefined;

/** One entry in place of a list. What may separate several is no sign of one, nor is a space between tags. */
const asList: Propose = ({ key, input, written, schema }) =>
  typeOfSchema(schema) === 'array' &&
  typeof input === 'string' &&
  !/[,;/&|+，、；・،؛＆]|\s(?:og|and|und|et|y|e|i|och|en|ja|и|med|with|mit)\s/iu.test(input) &&
  !(key === 'tags' && /\s/.test(input))
    ? `[${inFlow(written, input)}]`
    : undefined;

const asBoolean: Propose = ({ input, schema }) => {
  if (typeOfSchema(schema) !== 'boolean') return undefined;
  return meansYes(input) ? 'true' : meansNo(input) ? 'false' : undefined;
};

const asNumber: Propose = ({ written, schema }) =>
  typeOfSchema(schema) === 'number' ? /^["'](\d+)["']$/.exec(written)?.[1] : undefined;

/** A text in place of a mapping of which only one key is required. */
const asMapping: Propose = ({ input, written, schema }) => {
  const [only, ...others] = requiredKeys(schema);
  if (typeOfSchema(schema) !== 'object' || typeof input !== 'string') return undefined;
  return only === undefined || others.length > 0 ? undefined : `{ ${only}: ${inFlow(written, input)} }`;
};

const asOption: Propose = ({ input, schema }) => {
  const [only, ...others] =
    typeof input === 'string' || typeof input === 'boolean'
      ? synonymousValues(String(input), optionsOf(schema))
      : [];
  return others.length === 0 ? only : undefined;
};

const asLanguage: Propose = ({ input, schema }) => {
  // Of all values that are texts, only a tag may be "nb" and not be "no such tag".
  if (typeof input !== 'string' || !accepts(schema, 'nb') || accepts(schema, 'no such tag')) return undefined;
  const named = namedLanguage(input);
  return named === 'no' ? undefined : named;
};

const repaired: Propose = ({ input, schema }) => {
  const text = repair(input, schema);
  return text === undefined ? undefined : text.startsWith('#') ? `"${text}"` : text;
};

const proposals: readonly Propose[] = [
  asDate,
  asText,
  asList,
  asBoolean,
  asNumber,
  asMapping,
  asOption,
  asLanguage,
  repaired,
];

/** As it is written, or in quotes where it would be read otherwise between brackets. */
function inFlow(written: string, text: string): string {
  try {
    const [read, ...others] = parse(`[${written}]`) as unknown[];
    return read === text && others.length === 0 ? written : quote(text);
  } catch {
    return quote(text);
  }
}

function unquoted(written: string): string {
  return written.replace(/^(["'])(.*)\1$/, '$2');
}
