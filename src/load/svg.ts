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
 */
export function findUnsafeSvg(text: string): string | undefined {
  if (/<!ENTITY/i.test(text) || /<\?xml-stylesheet/i.test(text))
    return 'it declares entities or a style sheet';
  let reason: string | undefined;
  visit(fromHtml(text, { fragment: true, space: 'html' }), (node) => {
    if (node.type === 'element') {
      if (forbiddenElements.has(node.tagName.toLowerCase()))
        reason ??= `it holds the element <${node.tagName}>`;
      for (const [name, value] of Object.entries(node.properties)) {
        reason ??= findUnsafeAttribute(name.toLowerCase(), String(value));
      }
    }
    if (node.type === 'text') reason ??= findUnsafeStyle(node.value);
  });
  return reason;
}

function findUnsafeAttribute(name: string, value: string): string | undefined {
  if (/^on[a-z]/.test(name)) return `it holds the event handler ${name}`;
  if (name === 'href' || name === 'xlinkhref' || name === 'xlink:href' || name === 'src') {
    return /^(#|data:image\/(png|jpeg|gif|webp);)/i.test(value.trim())
      ? undefined
      : 'it points to something outside itself';
  }
  return findUnsafeStyle(value);
}

function findUnsafeStyle(css: string): string | undefined {
  if (/@import/i.test(css) || /javascript:/i.test(css)) return 'its styles fetch or run something';
  const outside = [...css.matchAll(/url\(\s*["']?\s*([^)"']*)/gi)].some(
    (match) => !/^(#|data:image\/)/i.test(match[1] ?? ''),
  );
  return outside ? 'its styles point to something outside it' : undefined;
}
