import { isData, type Data } from './read-data.ts';
import { readLiteralData } from './literal-data.ts';

/**
 * A list in place of a component that has nothing but data, such as the properties of a function:
 * `<PropertiesTable content={[{ name: 'depth', type: 'number', description: 'In metres.' }]} />`. Undefined for others.
 * `attributes`: what is written between the name of the component and the end of its tag.
 */
export function listComponentData(attributes: string): string | undefined {
  const opening = /^\s*[A-Za-z][\w-]*=\{\s*(?=\[)/.exec(attributes);
  if (opening === null) return undefined;
  const data = readLiteralData(attributes, opening[0].length);
  if (data === undefined || !/^\s*\}\s*$/.test(attributes.slice(data.end))) return undefined;
  return isListOfData(data.value) ? `\n\n${listItems(data.value, '')}\n\n` : undefined;
}

function isListOfData(value: unknown): value is readonly Data[] {
  return Array.isArray(value) && value.length > 0 && (value as unknown[]).every(isData);
}

const nameKeys = ['name', 'title', 'label', 'key', 'id'];
const textKeys = ['description', 'desc', 'details', 'summary'];

function listItems(items: readonly Data[], indentation: string): string {
  return items.map((item) => listItem(item, indentation)).join('\n');
}

/** `- name: type, other: value. Description.`, and lists of data as lists below it. */
function listItem(item: Data, indentation: string): string {
  const entries = Object.entries(item).filter(([, value]) => value !== null && value !== '');
  const inner = entries.filter(([, value]) => isListOfData(value));
  const own = entries.filter((entry) => !inner.includes(entry));
  const name = own.find(([key]) => nameKeys.includes(key));
  const text = own.find(([key, value]) => textKeys.includes(key) && typeof value === 'string');
  const facts = own
    .filter((entry) => entry !== name && entry !== text)
    .map(([key, value]) =>
      value === true ? inCode(key) : key === 'type' ? inCode(value) : `${key}: ${inCode(value)}`,
    );
  const head = name === undefined ? '' : `**${inCode(name[1])}**`;
  const line = [head, facts.join(', ')].filter(Boolean).join(': ');
  const description = text === undefined ? '' : escapeTags(String(text[1]).trim().replaceAll(/\s+/g, ' '));
  const whole = [line, description].filter(Boolean).join('. ');
  const lists = inner.map(([key, value]) => {
    const label = key === 'properties' || key === 'parameters' ? '' : `${indentation}  - ${inCode(key)}\n`;
    return `${label}${listItems(value as readonly Data[], `${indentation}${label === '' ? '  ' : '    '}`)}`;
  });
  return [`${indentation}- ${whole}`, ...lists].join('\n');
}

function inCode(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).trim().replaceAll(/\s+/g, ' ');
  const fence = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  const edge = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${edge}${text}${edge}${fence}`;
}

/** Texts of data are Markdown, but what looks like a tag in them is a type. */
function escapeTags(text: string): string {
  return text.replaceAll(/(`+)[^`]+\1|[<{]/g, (one, fence?: string) =>
    fence === undefined ? `\\${one}` : one,
  );
}
