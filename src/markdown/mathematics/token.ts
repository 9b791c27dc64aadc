import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { mathematicalLetters } from './mathematical-letters.ts';

/**
 * A token that is valid and looks the same in every browser. KaTeX writes an operator or an identifier around whole
 * formulas (`\overset`, `\stackrel`, `\mathop`), where browsers lay nothing out and EPUB allows nothing but text.
 */
export function fixToken(token: Element): Element {
  if (token.children.some(({ type }) => type === 'element')) return openToken(token);
  const { mathvariant, ...properties } = token.properties;
  if (typeof mathvariant !== 'string') return token;
  if (token.tagName === 'mtext')
    return { ...token, properties: { ...properties, className: textClasses(mathvariant) } };
  const letters = mathematicalLetters(toString(token), mathvariant);
  // A single letter that is not in the alphabet must not become italic by itself.
  const isUpright = letters === toString(token) && mathvariant !== 'italic';
  if (isUpright && token.tagName === 'mi') properties['mathvariant'] = 'normal';
  return { ...token, properties, children: [{ type: 'text', value: letters }] };
}

/** Words keep their letters, which a screen reader reads: their face comes from the style sheet. */
function textClasses(variant: string): string[] {
  const faces = {
    bold: /bold/,
    italic: /italic/,
    sans: /sans-serif/,
    mono: /monospace/,
  };
  return Object.entries(faces)
    .filter(([, pattern]) => pattern.test(variant))
    .map(([face]) => `math-text-${face}`);
}

function openToken(token: Element): Element {
  const word = token.tagName === 'mo' ? wordOf(token) : undefined;
  if (word !== undefined) return { ...token, children: [{ type: 'text', value: word }] };
  const children = token.children.map((child): ElementContent =>
    child.type === 'text' ? h(token.tagName, child.value) : child,
  );
  const [only] = children;
  return children.length === 1 && only?.type === 'element' ? only : h('mrow', children);
}

/** The text of an operator that KaTeX spells letter by letter, such as `\bmod` and `\coloneqq`. */
function wordOf({ children }: Element): string | undefined {
  const parts = children.map((child) => (child.type === 'element' ? partOf(child) : undefined));
  return parts.includes(undefined) ? undefined : parts.join('');
}

function partOf(node: Element): string | undefined {
  const { tagName, properties } = node;
  if (tagName === 'mrow') return wordOf(node);
  const isPlain =
    (tagName === 'mi' && properties['mathvariant'] === 'normal') ||
    (tagName === 'mo' && Object.keys(properties).length === 0);
  const text = toString(node);
  return isPlain && text !== functionApplication ? text : undefined;
}

const functionApplication = '\u2061';
