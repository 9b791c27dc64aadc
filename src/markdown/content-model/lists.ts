import type { Element } from 'hast';
import { append } from '../../model/append.ts';
import { groupRuns, isElement, make, type RepairStructure } from './repair.ts';

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
