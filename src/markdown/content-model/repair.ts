import type { Element, ElementContent } from 'hast';

/** What an element may not contain, by what is around it. */
export interface Surroundings {
  /** Only what may be in a line of text. */
  readonly isPhrasing: boolean;
  readonly isInLink?: boolean;
  readonly isInTerm?: boolean;
  /** In a term of a description list or a heading of a table no heading may be. */
  readonly isWithoutHeadings?: boolean;
  readonly isInCaption?: boolean;
}

/** The tools with which the parts of a structure are put right. */
export interface Repair {
  /** What children become, given what is around them. */
  readonly all: (children: readonly ElementContent[], around: Surroundings) => ElementContent[];
  readonly report: (node: ElementContent, message: string) => void;
}

/** Puts a structure right: what takes its place, often itself. Its children are not repaired yet. */
export type RepairStructure = (node: Element, around: Surroundings, repair: Repair) => ElementContent[];

export function isElement(node: ElementContent | undefined, ...names: readonly string[]): node is Element {
  return node?.type === 'element' && names.includes(node.tagName);
}

export function isBlank(node: ElementContent): boolean {
  return node.type !== 'element' && (node.type !== 'text' || !/\S/.test(node.value));
}

export function make(tagName: string, children: readonly ElementContent[], from?: ElementContent): Element {
  const position = from?.position;
  return {
    type: 'element',
    tagName,
    properties: {},
    children: [...children],
    ...(position ? { position } : {}),
  };
}

/** Runs of neighbours that are not parts of the structure, and the parts between them. */
export function groupRuns(
  children: readonly ElementContent[],
  isPart: (node: ElementContent) => boolean,
): { readonly part?: Element; readonly run: readonly ElementContent[] }[] {
  const groups: { part?: Element; run: ElementContent[] }[] = [];
  for (const child of children) {
    const last = groups.at(-1);
    if (child.type === 'element' && isPart(child)) groups.push({ part: child, run: [] });
    else if (last !== undefined && last.part === undefined) last.run.push(child);
    else groups.push({ run: [child] });
  }
  return groups.filter(({ part, run }) => part !== undefined || !run.every(isBlank));
}
