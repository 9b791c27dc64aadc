import type { Element, ElementContent } from 'hast';
import {
  groupRuns,
  isElement,
  make,
  type Repair,
  type RepairStructure,
  type Surroundings,
} from './repair.ts';

/** One caption, one head, bodies, one foot, in this order (HTML, section 4.9.1). */
export const repairTable: RepairStructure = (table, around, repair) => {
  if (around.isInCaption === true) {
    repair.report(table, 'No table may be in the caption of another: only its text is kept.');
    return repair.all(table.children, { ...around, isPhrasing: true });
  }
  const captions = table.children.filter((child) => isElement(child, 'caption'));
  const [caption, ...others] = captions;
  for (const other of others)
    repair.report(other, 'A table has one <caption>: the second comes before the table.');
  const isLate = caption !== undefined && table.children.find(({ type }) => type === 'element') !== caption;
  if (isLate) repair.report(caption, '<caption> is the first element of a table: it is moved there.');
  const sections = sectionsOf(table, repair).map((section) => repairSection(section, around, repair));
  const filled = sections.filter(({ children }) => children.length > 0);
  const shown = caption && {
    ...caption,
    children: repair.all(caption.children, { ...around, isPhrasing: false, isInCaption: true }),
  };
  const before = others.flatMap(({ children }) =>
    repair.all([make('div', children)], { ...around, isPhrasing: false }),
  );
  if (filled.length === 0) return [...before, ...(shown ? [{ ...shown, tagName: 'div' }] : [])];
  return [...before, { ...table, children: [...(shown ? [shown] : []), ...filled] }];
};

function sectionsOf(table: Element, repair: Repair): Element[] {
  const [heads, bodies, feet]: [Element[], Element[], Element[]] = [[], [], []];
  const isPart = (node: ElementContent): boolean => isElement(node, 'thead', 'tbody', 'tfoot', 'caption');
  for (const { part, run } of groupRuns(table.children, isPart)) {
    if (part === undefined) bodies.push(make('tbody', run));
    else if (part.tagName === 'thead' && heads.length === 0) {
      if (bodies.length + feet.length > 0) repair.report(part, '<thead> is moved to the start of its table.');
      heads.push(part);
    } else if (part.tagName === 'tfoot' && feet.length === 0) feet.push(part);
    else if (part.tagName !== 'caption') {
      if (part.tagName !== 'tbody')
        repair.report(part, `A table has one <${part.tagName}>: the second becomes a <tbody>.`);
      bodies.push({ ...part, tagName: 'tbody' });
    }
  }
  return [...heads, ...bodies, ...feet];
}

function repairSection(section: Element, around: Surroundings, repair: Repair): Element {
  const rows = groupRuns(section.children, (node) => isElement(node, 'tr')).map(({ part, run }) => {
    if (part === undefined)
      repair.report(
        run.find(({ type }) => type === 'element') ?? section,
        'What is between the rows of a table is put into one of its own.',
      );
    return repairRow(part ?? make('tr', run), around, repair);
  });
  return { ...section, children: rows.filter(({ children }) => children.length > 0) };
}

function repairRow(row: Element, around: Surroundings, repair: Repair): Element {
  const cells = groupRuns(row.children, (node) => isElement(node, 'td', 'th')).map(
    ({ part, run }) => part ?? make('td', run),
  );
  for (const cell of cells)
    cell.children = repair.all(cell.children, {
      ...around,
      isPhrasing: false,
      isWithoutHeadings: cell.tagName === 'th',
    });
  return { ...row, children: cells };
}
