import type { Element, ElementContent } from 'hast';
import { isBlank, isElement, make, type RepairStructure } from './repair.ts';

/** Terms, each with what describes them (HTML, section 4.4.9). What is before the first term comes before the list. */
export const repairDescriptions: RepairStructure = (list, around, repair) => {
  const before: ElementContent[] = [];
  const parts: Element[] = [];
  for (const child of list.children.flatMap(openGroup)) {
    const last = parts.at(-1);
    const name = child.type === 'element' ? child.tagName : undefined;
    const isPart = name === 'dt' || (name === 'dd' && last !== undefined);
    if (child.type === 'element' && isPart) parts.push(child);
    else if (!isBlank(child)) {
      if (last === undefined)
        before.push(
          child.type === 'element' && child.tagName === 'dd' ? { ...child, tagName: 'div' } : child,
        );
      else if (last.tagName === 'dd') last.children.push(child);
      else parts.push(make('dd', [child], child));
      repair.report(child, '<dl> can contain only <dt> and <dd>: anything else is moved.');
    }
  }
  if (parts.at(-1)?.tagName === 'dt') {
    repair.report(list, 'The last <dt> of a <dl> has no <dd>: an empty one is added.');
    parts.push(make('dd', []));
  }
  for (const part of parts)
    part.children = repair.all(part.children, {
      ...around,
      isPhrasing: false,
      isWithoutHeadings: part.tagName === 'dt',
    });
  return [...repair.all(before, around), ...(parts.length === 0 ? [] : [{ ...list, children: parts }])];
};

/** A `div` may group a term with its descriptions; without it the list means the same. */
function openGroup(child: ElementContent): ElementContent[] {
  const isGroup = isElement(child, 'div') && child.children.some((part) => isElement(part, 'dt', 'dd'));
  return isGroup ? child.children : [child];
}
