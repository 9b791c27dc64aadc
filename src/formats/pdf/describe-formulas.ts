import { formulaSign } from './postprocess/structure.ts';

/** What `fitForPrint` makes of the formulas of a body, in the HTML of a title. */
export function describeFormulas(titleHtml: string): string {
  return titleHtml.replaceAll(
    /<math [^>]*alttext="([^"]*)".*?<\/math>/gs,
    (math, tex: string) => `<span role="img" aria-label="${formulaSign}${tex}">${math}</span>`,
  );
}
