import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import type { Conversion } from '../../markdown/page.ts';
import { markUnconverted } from '../../unconverted.ts';
import { textOf } from '../../markdown/values.ts';
import { readData } from '../../markdown/read-data.ts';

const cell = /^([ \t]*)(`{3,}|~{3,})[ \t]*\{([\w.+-]+)([^}\n]*)\}[ \t]*\n([^]*?)^\1\2[`~]*[ \t]*$/gm;
const languages =
  /^(?:r|python|py|julia|bash|sh|sql|ojs|stan|js|node|css|mermaid|dot|rcpp|cpp|c|perl|ruby|scala|zsh|fish|powershell|cat|asis|block|verbatim)$/i;

interface CellOptions {
  /** The label in the header, without a name: `{r tides}`. */
  readonly own: string | undefined;
  readonly label: string | undefined;
  readonly isShown: boolean;
  readonly caption: string | undefined;
  readonly alt: string | undefined;
  /** What readers would see of a cell whose code is hidden, but not its result: what is said of its figure. */
  readonly drawn: string | undefined;
}

/**
 * Cells of code are shown, and never run: what they print is not in the source. A cell that is hidden goes, unless all it
 * does is to show a picture. Of a figure that it draws, a mark stays.
 */
export function convertCells(draft: Draft, report: Conversion['report']): Draft {
  if (!/^[ \t]*(?:`{3,}|~{3,})[ \t]*\{/m.test(draft.text)) return draft;
  const edits: Edit[] = [];
  for (const {
    0: whole,
    1: margin = '',
    2: fence = '',
    3: language = '',
    4: header = '',
    5: code = '',
    index,
  } of draft.text.matchAll(cell)) {
    if (!languages.test(language)) continue;
    const { options, lines } = readOptions(header, code);
    const origin = draft.originAt(index);
    const picture = pictureOf(code);
    const anchor = isReferable(options.label, options.caption)
      ? `<a id="${options.label ?? ''}"></a>\n\n`
      : '';
    const put = (text: string) => edits.push({ start: index, end: index + whole.length, text });
    if (picture !== undefined && (!options.isShown || options.caption !== undefined)) {
      const alt = (options.alt ?? options.caption ?? '').replaceAll(/[[\]\n]/g, ' ').trim();
      const title = options.caption === undefined ? '' : ` "${options.caption.replaceAll('"', '\\"')}"`;
      put(`${margin}${anchor}![${alt}](<${picture}>${title})`);
    } else if (!options.isShown && options.drawn !== undefined) {
      report({
        what: 'figures that hidden code draws',
        became: 'unconverted',
        detail: `${options.drawn}\n${lines.join('\n').trim()}`,
        origin,
      });
      put(`${margin}${anchor}${markUnconverted(`figure: ${options.drawn}`, 'inline')}`);
    } else if (!options.isShown) {
      report({
        what: 'cells of code that are hidden',
        became: 'dropped',
        detail: lines.join('\n').trim() || whole,
        origin,
      });
      put(anchor);
    } else {
      report({
        what: 'results of code, which is not run',
        became: 'dropped',
        // What describes a result goes with it.
        detail: [options.label ?? lines[0], options.caption, options.alt].filter(Boolean).join(': '),
        origin,
      });
      put(`${anchor}${margin}${fence}${language.toLowerCase()}\n${lines.join('\n')}${margin}${fence}`);
    }
  }
  return editDraft(draft, edits);
}

/** `{r label, echo=FALSE, fig.cap="…"}` and lines that begin with `#|`. */
export function readOptions(header: string, code: string): { options: CellOptions; lines: string[] } {
  const all = code.split('\n');
  const count = all.findIndex((line) => !/^[ \t]*(?:#|\/\/|--|%%)\|/.test(line));
  const written = all
    .slice(0, Math.max(0, count))
    .map((line) => line.replace(/^[ \t]*(?:#|\/\/|--|%%)\|[ \t]?/, ''));
  const read = readData(written.join('\n'), 'yaml');
  const values = 'data' in read ? read.data : {};
  const inHeader = (name: string) =>
    new RegExp(
      String.raw`(?:^|[\s,])${name.replaceAll('.', '[.-]')}\s*=\s*(?:"((?:\\.|[^"\\])*)"|'([^']*)'|([^\s,}]+))`,
      'i',
    ).exec(header);
  const valueOf = (...names: string[]) => {
    for (const name of names) {
      const match = inHeader(name);
      const value = values[name] ?? match?.[1] ?? match?.[2] ?? match?.[3];
      if (typeof value === 'string') return value;
      if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    }
    return undefined;
  };
  const first = /^[ \t]*,?[ \t]*([\w:.-]+)[ \t]*(?:,|$)/.exec(header)?.[1];
  const isFalse = (value: string | undefined) => value !== undefined && /^(?:false|f|no|0)$/i.test(value);
  const label = textOf(values['label']) ?? valueOf('label') ?? first;
  const caption = valueOf('fig-cap', 'fig.cap')?.replaceAll(/\s+/g, ' ').trim();
  const alt = valueOf('fig-alt', 'fig.alt')?.replaceAll(/\s+/g, ' ').trim();
  const described = [caption, alt].filter(Boolean).join(' ');
  const isIncluded = !isFalse(valueOf('include')) && !isFalse(valueOf('eval'));
  return {
    options: {
      own: first,
      label,
      isShown: !isFalse(valueOf('echo')) && !isFalse(valueOf('include')) && !/^setup$/.test(label ?? ''),
      caption,
      alt,
      drawn: isIncluded && described !== '' ? described : undefined,
    },
    lines: all.slice(Math.max(0, count)),
  };
}

/** A cell that does no more than show a file. */
function pictureOf(code: string): string | undefined {
  const lines = code.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const [only = '', ...more] = lines;
  return more.length > 0
    ? undefined
    : /^\s*(?:knitr::)?include_graphics\(\s*(?:here::here\(\s*)?["']([^"']+)["'][^\n]*\)\s*$/.exec(only)?.[1];
}

/** Whether others may refer to a cell: by its caption, or by a label that says what it gives. */
export function isReferable(label: string | undefined, caption: string | undefined): boolean {
  return label !== undefined && (caption !== undefined || /^(?:fig|tbl|lst)-/.test(label));
}
