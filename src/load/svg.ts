import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

const forbiddenElements = new Set([
  'script',
  'foreignobject',
  'iframe',
  'embed',
  'object',
  'audio',
  'video',
  'handler',
  'listener',
]);

/**
 * Why an SVG file must not be published, or undefined when it is safe: nothing in it runs, and nothing in it is
 * fetched (SVG 2, section 2.7: secure static mode).
 *
 * The file is read twice, as the two kinds of parser read it: what one takes for a text is an element to the other.
 */
export function findUnsafeSvg(text: string): string | undefined {
  if (/<!ENTITY/i.test(text) || /<\?xml-stylesheet/i.test(text))
    return 'it declares entities or a style sheet';
  let reason: string | undefined;
  visit(fromHtml(text, { fragment: true, space: 'html' }), (node) => {
    if (node.type === 'element') {
      reason ??= findUnsafeElement(node.tagName);
      for (const [name, value] of Object.entries(node.properties)) {
        reason ??= findUnsafeAttribute(name, String(value));
      }
    }
    if (node.type === 'text') reason ??= findUnsafeStyle(node.value);
  });
  return reason ?? findUnsafeXml(text);
}

/** Start tags as XML has them, whatever stands around them (XML 1.0, production 40). */
function findUnsafeXml(text: string): string | undefined {
  let reason: string | undefined;
  for (const [, name = '', attributes = ''] of text.matchAll(
    /<([^\s<>/!?"'=]+)((?:"[^"]*"|'[^']*'|[^"'<>])*)/g,
  )) {
    reason ??= findUnsafeElement(name);
    for (const [, attribute = '', quoted = ''] of attributes.matchAll(
      /([^\s="'/]+)\s*=\s*("[^"]*"|'[^']*')/g,
    )) {
      reason ??= findUnsafeAttribute(attribute, decodeReferences(quoted.slice(1, -1)));
    }
  }
  return reason;
}

/** A prefix may stand for any namespace: `x:script` is a script. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

function findUnsafeElement(name: string): string | undefined {
  return forbiddenElements.has(localName(name)) ? `it holds the element <${name}>` : undefined;
}

function findUnsafeAttribute(name: string, value: string): string | undefined {
  const local = localName(name);
  if (/^on[a-z]/.test(local)) return `it holds the event handler ${name.toLowerCase()}`;
  if (local === 'href' || local === 'xlinkhref' || local === 'src') {
    return /^(#|data:image\/(png|jpeg|gif|webp);)/i.test(value.trim())
      ? undefined
      : 'it points to something outside itself';
  }
  return findUnsafeStyle(value);
}

function findUnsafeStyle(escaped: string): string | undefined {
  const css = decodeEscapes(escaped);
  if (/@import/i.test(css) || /javascript:/i.test(css)) return 'its styles fetch or run something';
  const outside = [...css.matchAll(/url\(\s*["']?\s*([^)"']*)/gi)].some(
    (match) => !/^(#|data:image\/)/i.test(match[1] ?? ''),
  );
  return outside ? 'its styles point to something outside it' : undefined;
}

/** CSS Syntax 3, section 4.3.7: `\75rl(` is `url(`. */
function decodeEscapes(css: string): string {
  return css.replaceAll(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_escape, hex: string | undefined, other = '') =>
    hex === undefined ? String(other) : fromCode(parseInt(hex, 16)),
  );
}

function decodeReferences(value: string): string {
  return value.replaceAll(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_all, hex?: string, decimal?: string) =>
    fromCode(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
  );
}

function fromCode(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD';
}
