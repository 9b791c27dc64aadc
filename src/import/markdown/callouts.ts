import { calloutFor } from '../../article-checks/dialects/callout-names.ts';
import { isTheorem } from '../../article-checks/dialects/callout-names.ts';

/** The lines before and after the content of a block. */
export interface Frame {
  readonly open: string;
  readonly close: string;
  /** It is a part of a line: a link. */
  readonly isPhrase?: boolean;
}

/** A callout of any dialect in Kolofon's form; `nestFences` counts its colons. */
export function calloutFrame(name: string, title: string | undefined): Frame | undefined {
  const kind = calloutFor(name);
  return kind === undefined ? undefined : { open: `:::${kind}${labelOf(title)}`, close: ':::' };
}

/** The title of a theorem, an exercise or the like: `Exercise`, `Theorem: Pythagoras`. */
export function titleOfKind(kind: string, name: string | undefined): string {
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  return name === undefined || name === '' ? title : `${title}: ${name}`;
}

/**
 * A theorem, a proof, an exercise: its kind is a word that Kolofon translates and, where it has an id, numbers. Of a kind
 * that Kolofon does not know, a callout with the kind in its title.
 */
export function statementFrame(
  kind: string,
  name: string | undefined,
  id: string | undefined,
): Frame | undefined {
  if (isTheorem(kind))
    return { open: `:::${kind}${labelOf(name)}${id === undefined ? '' : `{id="${id}"}`}`, close: ':::' };
  const title = kind === 'example' ? name : titleOfKind(kind, name);
  const frame = calloutFrame(kind === 'example' ? 'example' : 'note', title);
  const anchor = id === undefined ? '' : `<a id="${id}"></a>\n\n`;
  return frame === undefined ? undefined : { ...frame, open: `${anchor}${frame.open}` };
}

/** What opens by a click, with what it is called until then. */
export function detailsFrame(title: string): Frame {
  return { open: `<details>\n<summary>${title}</summary>\n`, close: '\n</details>' };
}

/** Content under a name of its own: a tab, a card. */
export function namedFrame(title: string): Frame {
  return { open: `**${title.trim()}**\n`, close: '' };
}

function labelOf(title: string | undefined): string {
  const text = title?.trim() ?? '';
  // In code, a backslash would be one of it; whether its brackets are pairs is for the reader.
  const escaped = text.replaceAll(/(`+)[^`]+\1|(?<!\\)[[\]]/g, (one, fence?: string) =>
    fence === undefined ? `\\${one}` : one,
  );
  return text === '' ? '' : `[${escaped}]`;
}

/** The lines of a frame as deep as what they are around. */
export function indentFrame({ open, close }: Frame, indentation: string): Frame {
  const indent = (text: string) => text.replaceAll(/^(?=[^\n])/gm, indentation);
  return { open: indent(open), close: indent(close) };
}
