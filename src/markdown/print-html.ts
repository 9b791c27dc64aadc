import type { Element, Properties, Root, RootContent } from 'hast';
import { find, html } from 'property-information';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { memoise } from '../model/memoise.ts';

const reference = unified().use(rehypeStringify).freeze();

/**
 * A tree as HTML (WHATWG HTML, "Serialising HTML fragments"): what rehype-stringify gives, in a fraction of the time.
 * The common is printed here, and everything else by rehype-stringify itself.
 */
export function printHtml({ children }: Root): string {
  return printAll(children);
}

function printAll(nodes: readonly RootContent[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text') text += escapeText(node.value);
    else if (node.type === 'element' && !special.has(node.tagName)) text += printElement(node);
    else text += reference.stringify({ type: 'root', children: [node] });
  }
  return text;
}

/** Elements with rules of their own for what is in them. */
const special = new Set(['script', 'style', 'svg', 'template']);

function printElement({ tagName, properties, children }: Element): string {
  const start = `<${tagName}${printAttributes(properties)}>`;
  const content = printAll(children);
  return content === '' && isVoid(tagName) ? start : `${start}${content}</${tagName}>`;
}

const isVoid = memoise((tagName) => !printAlone(tagName, {}).includes('/'));

function printAttributes(properties: Properties): string {
  let text = '';
  for (const name in properties) text += printAttribute(name, properties[name]);
  return text;
}

function printAttribute(name: string, value: Properties[string]): string {
  if (value === undefined || value === null || value === false) return '';
  const plain = plainName(name);
  if (plain !== undefined) {
    if (typeof value === 'number' && Number.isInteger(value)) return ` ${plain}="${value}"`;
    if (typeof value === 'string') return ` ${plain}="${escapeAttribute(value)}"`;
    if (Array.isArray(value)) return ` ${plain}="${escapeAttribute(value.join(' ').trim())}"`;
  }
  if (value === true) return switchedOn(name);
  return printOther(name, value);
}

const switchedOn = memoise((name) => printOther(name, true));

function printOther(name: string, value: Properties[string]): string {
  return printAlone('a', { [name]: value }).slice('<a'.length, -'></a>'.length);
}

/** The attribute of a property; undefined for one whose values are switches, or lists with commas. */
const plainName = memoise((name) => {
  const { attribute, boolean, overloadedBoolean, commaSeparated } = find(html, name);
  const isPlain = !boolean && !overloadedBoolean && !commaSeparated && /^[a-z-]+$/i.test(attribute);
  return isPlain ? attribute : undefined;
});

function printAlone(tagName: string, properties: Properties): string {
  const element: Element = { type: 'element', tagName, properties, children: [] };
  return reference.stringify({ type: 'root', children: [element] });
}

function escapeText(text: string): string {
  return /[<&]/.test(text) ? text.replaceAll(/[<&]/g, printCharacter) : text;
}

function escapeAttribute(text: string): string {
  return /["&'`\0]/.test(text) ? text.replaceAll(/["&'`\0]/g, printCharacter) : text;
}

function printCharacter(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}
