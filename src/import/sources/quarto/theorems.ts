import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import { statementFrame, titleOfKind, type Frame } from '../../markdown/callouts.ts';
import type { FencedBlock } from '../../markdown/convert-fences.ts';
import { linesOf } from '../../markdown/lines.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/** The environments of bookdown, and what their labels begin with (bookdown: “Theorems and proofs”). */
const prefixes: Readonly<Record<string, string>> = lookupTable({
  theorem: 'thm',
  lemma: 'lem',
  corollary: 'cor',
  proposition: 'prp',
  conjecture: 'cnj',
  definition: 'def',
  example: 'exm',
  exercise: 'exr',
  hypothesis: 'hyp',
  proof: '',
  remark: '',
  solution: '',
});

const names = Object.keys(prefixes).join('|');
const opening = new RegExp(String.raw`^([ \t]*)(\`{3,})[ \t]*\{(${names})\b[ \t]*,?([^}\n]*)\}[ \t]*$`);

interface Theorem {
  /** `thm:pythagoras`; undefined without a label. */
  readonly label: string | undefined;
  readonly name: string | undefined;
}

function readHeader(kind: string, header: string): Theorem {
  const own =
    /(?:^|,)[ \t]*label[ \t]*=[ \t]*["']?([\w-]+)/.exec(header)?.[1] ??
    /^[ \t]*([\w-]+)[ \t]*(?:,|$)/.exec(header)?.[1];
  const prefix = prefixes[kind] ?? '';
  const name = /(?:^|,|\s)name[ \t]*=[ \t]*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)')/.exec(header);
  return {
    label: own === undefined || prefix === '' ? undefined : `${prefix}:${own}`,
    name: (name?.[1] ?? name?.[2])?.replaceAll(/\\(.)/g, '$1'),
  };
}

/** The labels of theorems, and what a link to each of them says. */
export function theoremLabelsIn(body: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (const line of body.split('\n')) {
    const [, , , kind = '', header = ''] = opening.exec(line) ?? [];
    if (kind === '') continue;
    const { label, name } = readHeader(kind, header);
    if (label !== undefined) labels.set(label, name ?? titleOfKind(kind, undefined));
  }
  return labels;
}

interface Fence {
  readonly start: number;
  readonly end: number;
  /** A fence alone, which ends a block. */
  readonly isBare: boolean;
  /** The fence that opens a theorem, as one of a block that is no code. */
  readonly opened: string | undefined;
}

/**
 * ```` ```{theorem label, name="…"} ````: text that looks like a cell of code. As for knitr, the next cell ends it as well
 * as its own fence, unless a fence is left for it behind that cell.
 */
export function openTheorems(draft: Draft): Draft {
  const fences = fencesIn(draft.text);
  if (!fences.some(({ opened }) => opened !== undefined)) return draft;
  const edits: Edit[] = [];
  const places = bareFrom(fences);
  const nextBare = (from: number) => places[from] ?? fences.length;
  const ended = '\n:::\n\n';
  let before = '\n';
  for (let at = 0; at < fences.length;) {
    const { start, end, opened } = fences[at] ?? noFence;
    if (opened === undefined) {
      at = nextBare(at + 1) + 1;
      continue;
    }
    edits.push({ start, end, text: `${before}${opened}` });
    before = '\n';
    let close = at + 1;
    for (let fence = fences[close]; fence?.isBare === false; fence = fences[close]) {
      const after = nextBare(close + 1) + 1;
      if (fence.opened !== undefined || fences[after]?.isBare !== true) break;
      close = after;
    }
    const fence = fences[close];
    const place = fence?.start ?? draft.text.length;
    if (fence?.isBare === true) edits.push({ start: place, end: fence.end, text: ':::\n' });
    else if (fence?.opened === undefined) edits.push({ start: place, end: place, text: ended });
    else before = ended;
    at = fence?.isBare === true ? close + 1 : close;
  }
  return editDraft(draft, edits);
}

const noFence: Fence = { start: 0, end: 0, isBare: true, opened: undefined };

function fencesIn(text: string): Fence[] {
  const fences = linesOf(text, '').filter((line) => /^[ \t]*`{3,}/.test(line.text));
  return fences.map(({ text: line, start, end }) => ({
    start,
    end,
    isBare: /^[ \t]*`{3,}[ \t]*$/.test(line),
    opened: divisionFor(line),
  }));
}

/** For each fence the place of the next bare one, itself included; the number of fences where none follows. */
function bareFrom(fences: readonly Fence[]): number[] {
  const places = fences.map(() => fences.length);
  for (let at = fences.length - 1; at >= 0; at -= 1)
    places[at] = fences[at]?.isBare === true ? at : (places[at + 1] ?? fences.length);
  return places;
}

function divisionFor(line: string): string | undefined {
  const [, margin = '', , kind, header = ''] = opening.exec(line) ?? [];
  if (kind === undefined) return undefined;
  const { label, name } = readHeader(kind, header);
  const attributes = [
    `.${kind}`,
    ...(label === undefined ? [] : [`#${label}`]),
    ...(name === undefined ? [] : [`name="${name.replaceAll('"', '\\"')}"`]),
  ];
  return `${margin}::: {${attributes.join(' ')}}`;
}

/** `::: {.theorem #thm:label name="…"}`, which bookdown numbers, with its kind and its name. */
export function theoremFrame({ classes, id, named }: FencedBlock): Frame | undefined {
  const kind = classes.find((one) => prefixes[one] !== undefined);
  if (kind === undefined) return undefined;
  return statementFrame(kind, named['name'], id);
}
