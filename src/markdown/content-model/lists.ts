import type { Element, ElementContent } from 'hast';
import { append } from '../../model/append.ts';
import { groupRuns, isElement, make, type RepairStructure, isBlank } from './repair.ts';

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

/** A list contains items. A list in a list goes into the item before it, as most authors mean it. */
export const repairList: RepairStructure = (list, around, repair) => {
  const items: Element[] = [];
  for (const { part, run } of groupRuns(list.children, (node) => isElement(node, 'li'))) {
    const last = items.at(-1);
    if (part !== undefined) items.push(part);
    else if (
      last !== undefined &&
      run.every((node) => node.type !== 'element' || isElement(node, 'ul', 'ol'))
    ) {
      append(last.children, run);
      reportFirst(
        run,
        `<${list.tagName}> can contain only <li>: the nested list is moved into the item before it.`,
        repair,
      );
    } else {
      items.push(
        make(
          'li',
          run,
          run.find(({ type }) => type === 'element'),
        ),
      );
      reportFirst(
        run,
        `<${list.tagName}> can contain only <li>: what is between the items is moved into an item of its own.`,
        repair,
      );
    }
  }
  const isInFlow = { ...around, isPhrasing: false };
  for (const item of items) item.children = repair.all(item.children, isInFlow);
  return items.length === 0 ? [] : [{ ...list, children: items }];
};

function reportFirst(
  run: Parameters<Parameters<typeof groupRuns>[1]>[0][] | readonly Element['children'][number][],
  message: string,
  repair: Parameters<RepairStructure>[2],
): void {
  const [first] = run.filter(({ type }) => type === 'element').concat(run);
  if (first !== undefined) repair.report(first, message);
}
