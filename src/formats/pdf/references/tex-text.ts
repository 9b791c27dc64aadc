import { lookupTable } from '../../../model/lookup-table.ts';

/**
 * Every character that TeX takes for a command. Braces get names: BibTeX counts them even after a backslash, and one
 * without its partner would swallow the rest of the file.
 */
const commands: Readonly<Record<string, string>> = lookupTable({
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
});

/** What CSL-JSON may mark up in a text (citationstyles.org, "Rich text"). */
const markup = { i: 'emph', b: 'textbf', sup: 'textsuperscript', sub: 'textsubscript' } as const;

/** A text of CSL-JSON as TeX, in UTF-8: nothing of it is a command but its italics and their like. */
export function texOf(text: string): string {
  const escaped = text.replace(/[\\{}~^#$%&_]/g, (character) => commands[character] ?? character);
  return Object.entries(markup).reduce(
    (tex, [tag, command]) => tex.replace(new RegExp(`<${tag}>(.*?)</${tag}>`, 'g'), `\\${command}{$1}`),
    escaped,
  );
}
