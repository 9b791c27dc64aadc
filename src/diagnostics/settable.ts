import { catalogue, type Code } from './catalogue.ts';

/**
 * The checks whose level a publication may set: warnings, and those errors after which an article can still be shown
 * as its author meant it.
 */
export const settableCodes: readonly Code[] = (Object.keys(catalogue) as Code[]).filter((code) => {
  const rule = catalogue[code];
  return rule.severity === 'warning' || 'canRelax' in rule;
});

export function isSettable(code: string): code is Code {
  return settableCodes.some((one) => one === code);
}
