import type { Element, ElementContent, Root } from 'hast';
import { append } from '../../model/append.ts';
import { repairDescriptions, repairList } from './lists.ts';
import { holdsPhrasing, isHeading, isPhrasing, isTransparent, partOf } from './elements.ts';
import { repairDetails, repairFigure } from './figures-and-details.ts';
import { isBlank, make, type Repair, type RepairStructure, type Surroundings } from './repair.ts';
import { repairRuby } from './ruby.ts';
import { repairTable } from './tables.ts';
import { isTime } from './valid-values.ts';
import { lookupTable } from '../../model/lookup-table.ts';

const structures: Readonly<Record<string, RepairStructure>> = lookupTable({
  ul: repairList,
  ol: repairList,
  dl: repairDescriptions,
  table: repairTable,
  figure: repairFigure,
  details: repairDetails,
  ruby: repairRuby,
});

/**
 * Brings a tree into the content models of HTML (section 3.2.5 and the element's own): what raw HTML has in the wrong
 * place is moved, or loses its element and keeps its text. Reports each change.
 */
export function repairTree(tree: Root, report: Repair['report']): void {
  const repair: Repair = { all: repairAll, report };
  tree.children = repairAll(tree.children as ElementContent[], { isPhrasing: false });

  function repairAll(children: readonly ElementContent[], around: Surroundings): ElementContent[] {
    const repaired: ElementContent[] = [];
    for (const child of wrapParts(children, report)) {
      if (child.type === 'element') append(repaired, repairElement(child, around));
      else repaired.push(child);
    }
    return repaired;
  }

  function repairElement(node: Element, around: Surroundings): ElementContent[] {
    const { tagName } = node;
    const problem = problemOf(node, around);
    if (problem !== undefined) {
      report(node, problem);
      return unwrap(node, around);
    }
    // What the parser makes of an end tag without its start.
    if (tagName === 'p' && node.children.every(isBlank) && node.properties.id === undefined) return [];
    const structure = structures[tagName];
    if (structure !== undefined) return structure(node, around, repair);
    const lack = lackOf(node);
    if (lack !== undefined) {
      // A value that is none was reported before.
      if (!('dateTime' in node.properties)) report(node, lack);
      return repairElement({ ...node, tagName: 'span' }, around);
    }
    if (node.children.every(({ type }) => type === 'text')) return [node];
    if (!around.isPhrasing && isPhrasing(tagName) && !isTransparent(tagName) && holdsBlock(node))
      return splitPhrase(node, around);
    node.children = repairAll(node.children, inside(node, around));
    return [node];
  }

  /** The element goes, what is in it stays: in a line with a space on either side. */
  function unwrap(node: Element, around: Surroundings): ElementContent[] {
    const children = repairAll(node.children, around);
    const isBlock = around.isPhrasing && !isPhrasing(node.tagName);
    return isBlock && children.length > 0 ? [space(), ...children, space()] : children;
  }

  /** Blocks in a phrase: a span becomes a block itself; emphasis goes into the blocks. */
  function splitPhrase(phrase: Element, around: Surroundings): ElementContent[] {
    report(phrase, `<${phrase.tagName}> is a phrase element and cannot contain a block: they are swapped.`);
    if (phrase.tagName === 'span') return repairElement({ ...phrase, tagName: 'div' }, around);
    const { id, ...properties } = phrase.properties;
    let isFirst = true;
    const wrap = (children: readonly ElementContent[]): Element => {
      const named = isFirst && id !== undefined ? { id, ...properties } : properties;
      isFirst = false;
      return { ...phrase, properties: { ...named }, children: [...children] };
    };
    return phrase.children.flatMap((child) => {
      if (child.type !== 'element') return isBlank(child) ? [child] : [wrap([child])];
      if (!holdsBlock(make('div', [child]))) return repairElement(wrap([child]), around);
      if (isHeading(child.tagName) || child.tagName === 'p')
        return repairElement({ ...child, children: [wrap(child.children)] }, around);
      return repairElement(child, around);
    });
  }
}

function inside({ tagName }: Element, around: Surroundings): Surroundings {
  return {
    ...around,
    isPhrasing: isTransparent(tagName) ? around.isPhrasing : holdsPhrasing(tagName),
    ...(tagName === 'a' ? { isInLink: true } : {}),
    ...(tagName === 'dfn' ? { isInTerm: true } : {}),
  };
}

function problemOf({ tagName }: Element, around: Surroundings): string | undefined {
  const part = partOf[tagName];
  if (part !== undefined) return `<${tagName}> belongs into ${part.parent}: only its content is kept.`;
  if (around.isInLink === true && (tagName === 'a' || tagName === 'input'))
    return `<${tagName}> cannot be in a link: only its text is kept.`;
  if (around.isInTerm === true && tagName === 'dfn')
    return '<dfn> cannot be in <dfn>: only its text is kept.';
  if (around.isPhrasing && !isPhrasing(tagName))
    return `<${tagName}> is a block and cannot be in a line of text: only its content is kept.`;
  const isSection = tagName === 'section' || tagName === 'aside';
  if (around.isWithoutHeadings === true && (isHeading(tagName) || isSection))
    return `<${tagName}> cannot be in the heading of a table or a term: only its content is kept.`;
  return undefined;
}

/** Why an element says nothing without an attribute. */
function lackOf({ tagName, properties, children }: Element): string | undefined {
  if (tagName === 'bdo' && properties.dir !== 'ltr' && properties.dir !== 'rtl')
    return '<bdo> has no direction: write dir="rtl" or dir="ltr".';
  if (tagName !== 'time' || properties.dateTime !== undefined) return undefined;
  const isDate = children.every((child) => child.type === 'text' && isTime(child.value));
  return isDate && children.length > 0 ? undefined : '<time> has no date that a program can read.';
}

function holdsBlock({ children }: Element): boolean {
  return children.some(
    (child) =>
      child.type === 'element' &&
      (!isPhrasing(child.tagName) || (child.tagName !== 'ruby' && holdsBlock(child))),
  );
}

/** Items and terms without their list are put into one. */
function wrapParts(children: readonly ElementContent[], report: Repair['report']): readonly ElementContent[] {
  const isAlone = (child: ElementContent): boolean =>
    child.type === 'element' && partOf[child.tagName]?.alone !== undefined;
  if (!children.some(isAlone)) return children;
  const wrapped: ElementContent[] = [];
  let open: Element | undefined;
  for (const child of children) {
    const part = child.type === 'element' ? partOf[child.tagName] : undefined;
    if (part?.alone === undefined) {
      if (open !== undefined && isBlank(child)) continue;
      open = undefined;
      wrapped.push(child);
    } else {
      if (open?.tagName !== part.alone) {
        open = make(part.alone, [], child);
        wrapped.push(open);
        report(
          child,
          `<${child.type === 'element' ? child.tagName : ''}> belongs into ${part.parent}: it is put into one.`,
        );
      }
      open.children.push(child);
    }
  }
  return wrapped;
}

function space(): ElementContent {
  return { type: 'text', value: ' ' };
}
