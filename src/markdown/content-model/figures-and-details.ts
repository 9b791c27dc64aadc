import { isBlank, isElement, type RepairStructure } from './repair.ts';

/** One caption, before or after everything else. */
export const repairFigure: RepairStructure = (figure, around, repair) => {
  const inFlow = { ...around, isPhrasing: false };
  const [caption, ...others] = figure.children.filter((child) => isElement(child, 'figcaption'));
  for (const other of others) {
    repair.report(other, 'A figure has one <figcaption>: the second becomes part of the figure.');
    other.tagName = 'div';
  }
  if (caption === undefined) return [{ ...figure, children: repair.all(figure.children, inFlow) }];
  const visible = figure.children.filter((child) => !isBlank(child));
  const isFirst = visible[0] === caption;
  if (!isFirst && visible.at(-1) !== caption)
    repair.report(
      caption,
      '<figcaption> is the first or the last element of a figure: it is moved to the end.',
    );
  const rest = repair.all(
    figure.children.filter((child) => child !== caption),
    inFlow,
  );
  const shown = { ...caption, children: repair.all(caption.children, inFlow) };
  return [{ ...figure, children: isFirst ? [shown, ...rest] : [...rest, shown] }];
};

/** A summary comes first; without one there is nothing to open. */
export const repairDetails: RepairStructure = (details, around, repair) => {
  const inFlow = { ...around, isPhrasing: false };
  const [summary, ...others] = details.children.filter((child) => isElement(child, 'summary'));
  for (const other of others) {
    repair.report(other, '<details> has one <summary>: the second becomes a paragraph.');
    other.tagName = 'div';
  }
  const rest = details.children.filter((child) => child !== summary);
  if (summary === undefined || around.isInLink === true) {
    repair.report(
      details,
      summary === undefined
        ? '<details> has no <summary>: its content is shown.'
        : 'Nothing in a link can be opened: the content of <details> is shown.',
    );
    const shown = summary === undefined ? rest : [{ ...summary, tagName: 'div' }, ...rest];
    return [{ ...details, tagName: 'div', properties: {}, children: repair.all(shown, inFlow) }];
  }
  if (details.children.find((child) => !isBlank(child)) !== summary)
    repair.report(summary, '<summary> is the first element of <details>: it is moved there.');
  const heading = summary.children.filter((child) => !isBlank(child));
  const isHeadingAlone = heading.length === 1 && isElement(heading[0], 'h2', 'h3', 'h4', 'h5', 'h6');
  const shown = {
    ...summary,
    children: repair.all(summary.children, { ...around, isPhrasing: !isHeadingAlone }),
  };
  return [{ ...details, children: [shown, ...repair.all(rest, inFlow)] }];
};
