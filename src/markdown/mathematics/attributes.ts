import type { Element } from 'hast';
import { lookupTable } from '../../model/lookup-table.ts';

const length = /^-?(?:\d+\.?\d*|\.\d+)(?:e[mx]|in|cm|mm|p[xtc]|%)?$/;
const padding = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:%?(?:height|depth|width)?|e[mx]|in|cm|mm|p[xtc])$/;
const lengths = /^\S+(?: \S+)*$/;
const truth = /^(?:true|false)$/;
const level = /^[+-]?\d+$/;
const color =
  /^(?:#[\da-f]{3}|#[\da-f]{6}|aqua|black|blue|fuchsia|gray|green|lime|maroon|navy|olive|purple|red|silver|teal|white|yellow)$/i;

/** Of every element. */
const common = { mathcolor: color, mathbackground: color };

/**
 * The attributes of each element, and their values, that MathML 3 and MathML Core both know. EPUBCheck refuses
 * others; a browser ignores them.
 */
const allowed: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = lookupTable({
  mi: { mathvariant: /^normal$/, mathsize: length },
  mn: { mathsize: length },
  mtext: { mathsize: length },
  mo: {
    mathsize: length,
    form: /^(?:prefix|infix|postfix)$/,
    fence: truth,
    separator: truth,
    stretchy: truth,
    symmetric: truth,
    largeop: truth,
    movablelimits: truth,
    accent: truth,
    lspace: length,
    rspace: length,
    minsize: length,
    maxsize: length,
  },
  mspace: { width: length, height: length, depth: length },
  mfrac: { linethickness: length },
  mstyle: { displaystyle: truth, scriptlevel: level, mathsize: length },
  mpadded: { width: padding, height: padding, depth: padding, lspace: padding, voffset: padding },
  munder: { accentunder: truth },
  mover: { accent: truth },
  munderover: { accent: truth, accentunder: truth },
  mtable: {
    columnalign: /^(?:left|center|right)(?: (?:left|center|right))*$/,
    rowspacing: lengths,
    columnspacing: lengths,
    displaystyle: truth,
  },
  mtd: { rowspan: level, columnspan: level },
});

/** An element without the attributes, and the values, that are not valid everywhere. */
export function keepValidAttributes(node: Element): Element {
  const { className, ...rest } = node.properties;
  const known = allowed[node.tagName] ?? {};
  const kept = Object.entries(rest).filter(([name, value]) =>
    ({ ...common, ...known })[name]?.test(String(value)),
  );
  const isNamed = Array.isArray(className) && className.some((name) => name.startsWith('math-'));
  return { ...node, properties: { ...Object.fromEntries(kept), ...(isNamed ? { className } : {}) } };
}
