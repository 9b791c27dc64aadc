import type { Element, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import { limitCellImages } from '../../markdown/table-rows.ts';
import { addClass, hasClass } from '../../markdown/class-names.ts';
import type { BookAssets } from './assets.ts';
import { breakRun, isLongRun, isRun } from './break-runs.ts';
import { fitCode } from './fit-code.ts';
import { fitTable } from './fit-table.ts';
import { formulaSign } from './postprocess/structure.ts';
import { textBox, textWidth, type PageFormat } from './page-formats.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/**
 * What is no longer than this many characters stays on one page. A paragraph of three lines: Chromium leaves the last
 * of them alone when it cannot keep two on either side. A box or a quotation of a few lines; a long one may break, or
 * it would leave half a page empty.
 */
const shortest: Readonly<Record<string, number>> = lookupTable({ p: 200, aside: 450, blockquote: 400 });

/** Elements of a phrase that the browser does not tag, with their language or without. */
const untagged = new Set(
  'span i b u s q cite small mark abbr dfn var samp kbd sub sup ins del bdi bdo'.split(' '),
);

/** Makes of a body what paper can show: nothing to open, to tick or to scroll. Changes the tree. */
export function fitForPrint(tree: Root, headingShift: 0 | 1, page: PageFormat, assets: BookAssets): Root {
  visit(tree, 'element', (node, index, parent) => {
    const level = /^h([2-6])$/.exec(node.tagName)?.[1];
    if (level !== undefined) {
      node.tagName = `h${Math.min(6, Number(level) + headingShift)}`;
      addClass(node, `heading-${Number(level) - 1}`);
    }
    if (node.tagName === 'details' || node.tagName === 'summary') {
      addClass(node, node.tagName);
      node.tagName = node.tagName === 'details' ? 'div' : 'p';
      delete node.properties.open;
    }
    if (toString(node).length <= (shortest[node.tagName] ?? 0)) addClass(node, 'short');
    // "Three things follow:" must not be at the foot of a page.
    if (node.tagName === 'p' && toString(node).trimEnd().endsWith(':')) addClass(node, 'leads-in');
    if (isEmptyCell(node)) {
      node.tagName = 'td';
      node.children = [...node.children.filter(isKept), { type: 'text', value: '\u00A0' }];
    }
    if (node.tagName === 'table' && parent !== undefined && index !== undefined) {
      parent.children[index] = setTable(node, page);
    }
    const isInListing = parent?.type === 'element' && parent.tagName === 'pre';
    if (node.tagName === 'pre') fitCode(node);
    else if (isRun(node) && !(node.tagName === 'code' && isInListing)) breakRun(node);
    if (node.tagName === 'p' && isLoose(node)) addClass(node, 'ragged');
    if (node.tagName === 'a') {
      const { href } = node.properties;
      if (typeof href === 'string') node.properties.href = assets.publicAddress(href) ?? href;
    }
    if (untagged.has(node.tagName) && node.properties.lang !== undefined && parent && index !== undefined) {
      parent.children[index] = markLanguage(node);
    }
    if (node.tagName === 'math' && parent !== undefined && index !== undefined) {
      parent.children[index] = describeFormula(node);
      return SKIP;
    }
    if (hasClass(node, 'footnote-back')) node.children = [{ type: 'text', value: '↑' }];
    if (node.tagName === 'input' && parent !== undefined && index !== undefined) {
      parent.children[index] = drawTick(node);
    }
    return CONTINUE;
  });
  visit(tree, (node) => {
    if ('children' in node) node.children = turnHeadings(node.children);
  });
  return tree;
}

/** Whether a line of the paragraph may contain long code, an address or a piece of a formula, and would be full of holes. */
function isLoose(paragraph: Element): boolean {
  return paragraph.children.some((child, index) => {
    if (child.type !== 'element') return false;
    const before = paragraph.children[index - 1];
    if (child.tagName === 'math') return before?.type === 'element' && before.tagName === 'math';
    return isRun(child) ? isLongRun(child) : isLoose(child);
  });
}

/** The browser does not tag a cell that says nothing, and the row would be too short; nor does it head anything. */
function isEmptyCell(node: Element): boolean {
  return (node.tagName === 'th' || node.tagName === 'td') && node.children.every(saysNothing);
}

const telling = new Set(['math', 'svg', 'input', 'table', 'iframe', 'video', 'audio']);

/** Text of characters without a width, elements that hold nothing else, and pictures without a description. */
function saysNothing(node: RootContent): boolean {
  if (node.type === 'text') return /^[ \n\t\u00AD\u200B-\u200F\u2060\uFEFF]*$/.test(node.value);
  if (node.type !== 'element') return true;
  if (node.tagName === 'img') return (node.properties.alt ?? '') === '';
  return !telling.has(node.tagName) && node.children.every(saysNothing);
}

/** Whether an empty cell keeps it: a picture, or what a link leads to. */
function isKept(node: RootContent): boolean {
  if (node.type !== 'element') return false;
  return node.tagName === 'img' || node.properties.id !== undefined || node.children.some(isKept);
}

/** The language moves to an element around the phrase that has a tag. */
function markLanguage(phrase: Element): Element {
  const { lang } = phrase.properties;
  delete phrase.properties.lang;
  return h('em', { className: ['phrase'], lang }, [phrase]);
}

/** To the browser a formula is a picture with an alternative text: `fix/structure.ts` names it again. */
function describeFormula(math: Element): Element {
  const { alttext } = math.properties;
  const text = typeof alttext === 'string' ? alttext : toString(math);
  return h('span', { role: 'img', ariaLabel: formulaSign + text }, [math]);
}

/** The heading right before a table on its side goes with it: otherwise it would be alone at the foot of a page. */
function turnHeadings<Node extends RootContent>(nodes: readonly Node[]): Node[] {
  const kept: Node[] = [];
  for (const node of nodes) {
    const before = kept.findLastIndex(({ type }) => type === 'element');
    const heading = kept[before];
    if (isTurned(node) && heading?.type === 'element' && /^h[1-6]$/.test(heading.tagName)) {
      kept.splice(before, 1);
      node.children.unshift(heading);
    }
    kept.push(node);
  }
  return kept;
}

function isTurned(node: RootContent): node is Element {
  return node.type === 'element' && hasClass(node, 'turned');
}

/** A table that lies on its side is in a page of its own. */
function setTable(table: Element, page: PageFormat): Element {
  limitCellImages(table, textWidth(page));
  const { isSmall, isTurned, isCrammed, isDivided } = fitTable(table, textBox(page));
  if (isSmall) addClass(table, 'table-small');
  if (isCrammed) addClass(table, 'table-crammed');
  if (isDivided) addClass(table, 'table-divided');
  return isTurned ? h('div', { className: ['turned'] }, [table]) : table;
}

function drawTick({ properties }: Element): Element {
  const checked = properties.checked === true;
  return h('span', { className: ['tick', ...(checked ? ['tick-done'] : [])] }, checked ? '×' : '');
}
