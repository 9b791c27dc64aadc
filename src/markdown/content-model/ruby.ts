import type { ElementContent } from 'hast';
import { append } from '../../model/append.ts';
import { isBlank, type RepairStructure } from './repair.ts';

/**
 * Letters, each run with its reading (HTML, section 4.5.10); a reading of nothing becomes text. The brackets of `rp` are
 * for browsers that no longer exist.
 */
export const repairRuby: RepairStructure = (ruby, around, repair) => {
  const inside = { ...around, isPhrasing: true };
  const kept: ElementContent[] = [];
  const before: ElementContent[] = [];
  let base: ElementContent[] = [];
  for (const child of ruby.children) {
    const name = child.type === 'element' ? child.tagName : undefined;
    if (name === 'rp') continue;
    if (child.type !== 'element' || name !== 'rt') base.push(child);
    else if (kept.length === 0 && base.every(isBlank)) {
      repair.report(child, '<rt> has no base text before it: it becomes text.');
      append(before, repair.all(child.children, inside));
    } else if (base.every(isBlank)) {
      // A second reading of the same letters.
      kept.push({ ...child, children: repair.all(child.children, inside) });
    } else {
      append(kept, repair.all(base, inside));
      kept.push({ ...child, children: repair.all(child.children, inside) });
      base = [];
    }
  }
  if (kept.length === 0 && before.length === 0 && !ruby.children.every(isBlank))
    repair.report(ruby, '<ruby> has no reading (<rt>): only its base text is kept.');
  return [
    ...before,
    ...(kept.length === 0 ? [] : [{ ...ruby, children: kept }]),
    ...repair.all(base, inside),
  ];
};
