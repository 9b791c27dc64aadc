import { escapeText } from './markdown.ts';

/** The parts of a JSON Schema that Kolofon's own schemas use. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

export interface Setting {
  /** `site.forms.question.to`, `collections[].id`. */
  readonly path: string;
  /** In Markdown: `a5`, `a4`, or a word such as "text". */
  readonly values: readonly string[];
  readonly meaning: string;
  readonly isRequired: boolean;
  /** In Markdown. */
  readonly standard: string | undefined;
}

/** A key and every key below it, in the order of the schema. */
export function listSettings(path: string, schema: JsonSchema, isRequired: boolean): Setting[] {
  const below = listBelow(path, schema);
  const { meaning, standard } = splitDescription(schema);
  const values = namesOf(schema);
  const isGroup = values.length === 0;
  const own = { path, values: isGroup ? ['keys below'] : values, meaning, isRequired, standard };
  return mergeSame([...(path === '' || (isGroup && meaning === '') ? [] : [own]), ...below]);
}

function listBelow(path: string, schema: JsonSchema): Setting[] {
  const { properties = {}, required = [], items, anyOf = [] } = schema;
  const prefix = path === '' ? '' : `${path}.`;
  return [
    ...Object.entries(properties).flatMap(([key, value]) =>
      listSettings(`${prefix}${key}`, value, required.includes(key)),
    ),
    ...(items === undefined ? [] : listBelow(`${path}[]`, items)),
    ...anyOf.flatMap((choice) => listBelow(path, choice)),
  ];
}

/** What may be written: words in code, or a kind of value. Empty for a group of keys. */
function namesOf(schema: JsonSchema): string[] {
  const { type, format, pattern = '', items, anyOf, properties, additionalProperties } = schema;
  if (anyOf !== undefined) return anyOf.flatMap(namesOf);
  if (schema.enum !== undefined) return schema.enum.map(quote);
  if (schema.const !== undefined) return [quote(schema.const)];
  if (items !== undefined) {
    const inside = namesOf(items);
    return [inside.length === 0 ? 'list' : `list of ${inside.join(', ').replace(/^text$/, 'texts')}`];
  }
  if (properties !== undefined && Object.keys(properties).length > 0) return [];
  if (type === 'object')
    return typeof additionalProperties === 'object' && 'type' in additionalProperties
      ? ['one for each language']
      : ['keys'];
  if (type === 'boolean') return ['`true`', '`false`'];
  if (format === 'uri') return ['URL'];
  if (format === 'date') return ['date'];
  if (pattern.startsWith('^mailto:')) return ['`mailto:` URL'];
  return [type === 'string' ? 'text' : 'number'];
}

const quote = (word: string): string => `\`${word}\``;

const quoteWord = (text: string): string => (/^[a-z0-9-]+$/i.test(text) ? quote(text) : text);

/** A default that no schema can hold is the last sentence of its description. */
function splitDescription({
  description = '',
  ...schema
}: JsonSchema): Pick<Setting, 'meaning' | 'standard'> {
  const [meaning = '', standard] = description.split(/ ?Default: (?=[^]*\.$)/);
  if (standard !== undefined)
    return { meaning: escapeText(meaning), standard: quoteWord(standard.slice(0, -1)) };
  return { meaning: escapeText(meaning), standard: describeDefault(schema.default) };
}

function describeDefault(value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0))
    return undefined;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => quote(typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
}

/** Two shapes of one object may share a key: its values are those of both. */
function mergeSame(settings: readonly Setting[]): Setting[] {
  const merged = new Map<string, Setting>();
  for (const setting of settings) {
    const earlier = merged.get(setting.path);
    merged.set(setting.path, earlier === undefined ? setting : mergeTwo(earlier, setting));
  }
  return [...merged.values()];
}

function mergeTwo(a: Setting, b: Setting): Setting {
  return {
    ...a,
    values: [...new Set([...a.values, ...b.values])],
    meaning: a.meaning === b.meaning ? a.meaning : `${a.meaning} ${b.meaning}`,
    isRequired: a.isRequired && b.isRequired,
  };
}
