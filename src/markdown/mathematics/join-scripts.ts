import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { rows, scripted } from './elements.ts';

const atoms = new Set(['mi', 'mn', 'mrow', 'mtext', ...scripted]);

/**
 * Chemical formulas with their indices at the letters. KaTeX's mhchem puts each index on an invisible X, which a screen
 * reader would read, and moves those before a letter by widths that MathML Core does not know. `math` is KaTeX's.
 */
export function joinScripts(math: Element): Element {
  const children = math.children.map((child) => (child.type === 'element' ? joinScripts(child) : child));
  if (!rows.has(math.tagName)) return { ...math, children };
  const joined: ElementContent[] = [];
  // What mhchem writes before a letter: first the room for it, then the indices.
  let isBefore = false;
  for (const child of children) {
    if (child.type !== 'element' || !isOnStrut(child)) {
      joined.push(child);
      isBefore = false;
      continue;
    }
    const scripts = child.children.slice(1).map(withoutRoom);
    if (scripts.every(isEmpty)) {
      isBefore = true;
      continue;
    }
    const base = isBefore ? undefined : joined.at(-1);
    if (isAtom(base)) joined.pop();
    joined.push({ ...child, children: [isAtom(base) ? base : h('mrow'), ...scripts] });
    isBefore = false;
  }
  return { ...math, children: joined };
}

/** `{\vphantom{X}}_2` */
function isOnStrut({ tagName, children: [base] }: Element): boolean {
  if (!scripted.has(tagName) || base?.type !== 'element' || base.tagName !== 'mpadded') return false;
  const [phantom, ...others] = base.children;
  return base.properties['width'] === '0px' && others.length === 0 && isNamed(phantom, 'mphantom');
}

/** A script without the phantoms and paddings that only align it. */
function withoutRoom(script: ElementContent): ElementContent {
  const strip = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'mphantom') return [];
    if (node.tagName === 'mo') return [tightSign(node)];
    const children = rows.has(node.tagName) ? node.children.flatMap(strip) : node.children;
    return node.tagName === 'mpadded' ? children : [{ ...node, children }];
  };
  const stripped = strip(script);
  const [only] = stripped;
  return only !== undefined && stripped.length === 1 ? only : h('mrow', stripped);
}

/** The sign of a charge, which browsers take for one between two terms. */
function tightSign(operator: Element): Element {
  if (!/^[+−]$/.test(toString(operator))) return operator;
  return { ...operator, properties: { ...operator.properties, lspace: '0em', rspace: '0em' } };
}

function isEmpty(node: ElementContent): boolean {
  return node.type === 'element' ? node.children.every(isEmpty) : node.type !== 'text' || node.value === '';
}

function isAtom(node: ElementContent | undefined): node is Element {
  if (node?.type !== 'element' || isEmpty(node)) return false;
  return atoms.has(node.tagName) || (isNamed(node, 'mo') && /^[)\]}]$/.test(toString(node)));
}

function isNamed(node: ElementContent | undefined, name: string): node is Element {
  return node?.type === 'element' && node.tagName === name;
}
