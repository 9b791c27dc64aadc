import type { Html, Parents } from 'mdast';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import { checkLevels as levels, type CheckLevel } from '../../model/check-levels.ts';
import type { Feature, FeatureContext } from '../feature.ts';

/** `<!-- checks: heading-order off, image-alt error -->`: what this article makes of checks. */
export const checkLevels: Feature = {
  name: 'check-levels',
  markdown(tree, context) {
    if (/<!--\s*checks:/.test(context.source.text)) takeComments(tree, context);
  },
};

function takeComments(parent: Parents, context: FeatureContext): void {
  parent.children = parent.children.filter((child) => {
    if ('children' in child) takeComments(child, context);
    if (child.type !== 'html') return true;
    const list = /^<!--\s*checks:([\s\S]*?)-->\s*$/.exec(child.value)?.[1];
    if (list === undefined) return true;
    const entries = list.split(',').flatMap((entry) => readEntry(entry, child, context));
    context.collected.checks = { ...context.collected.checks, ...Object.fromEntries(entries) };
    return false;
  });
}

function readEntry(
  entry: string,
  node: Html,
  { place, report, settableCodes }: FeatureContext,
): [string, CheckLevel][] {
  const [code = '', level = '', ...rest] = entry.split(/[\s:]+/).filter((word) => word !== '');
  const known = levels.find((one) => one === level);
  const isKnown = settableCodes.includes(code);
  if (known !== undefined && rest.length === 0 && isKnown) return [[code, known]];
  report(
    diagnose(
      'key-known',
      place(node),
      isKnown ? `"${entry.trim()}" does not set a check.` : `There is no check "${code}" that can be set.`,
      {
        hint: isKnown
          ? `Write ${code} off, ${code} warn or ${code} error.`
          : (didYouMean(code, settableCodes) ?? 'kolofon explain lists the checks.'),
      },
    ),
  );
  return [];
}
