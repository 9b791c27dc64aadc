import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { reportText } from '../diagnostics/reporters/text.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import { formatSize } from '../platform/sizes.ts';
import type { CommandInput } from './command.ts';
import type { DevEvents } from '../build/dev/dev-events.ts';
import { describeShownEarly } from '../build/unpublished.ts';
import { countProblems, formatSeconds, reportDiagnostics } from './report-diagnostics.ts';
import { countOf } from '../build/counts.ts';

const report = { reporter: reportText, isWhole: false };

export function openDevTerminal(input: Pick<CommandInput, 'terminal' | 'print'>, now: () => Date): DevEvents {
  const { terminal } = input;
  const { style } = terminal;
  let shownWarnings = new Set<string>();
  const say = (text: string) => {
    terminal.line(`${style('dim', formatTime(now()))} ${text}`);
  };
  /** An error is reported each time, a warning once for as long as it lasts. */
  const tellNew = (diagnostics: readonly Diagnostic[], files: SourceFiles): void => {
    const isShown = (one: Diagnostic) => one.severity === 'warning' && shownWarnings.has(keyOf(one));
    reportDiagnostics(
      diagnostics.filter((one) => !isShown(one)),
      report,
      files,
      input,
    );
  };
  let shownEarly = '';
  /** Once, and again when it changes. */
  const tellUnpublished = (labels: readonly string[]): void => {
    const text = describeShownEarly(labels);
    if (text !== shownEarly && text !== '') terminal.line(text);
    shownEarly = text;
  };
  return {
    served: (address, wanted, port) => {
      const moved = wanted === port || wanted === 0 ? '' : ` (port ${wanted} is taken)`;
      terminal.line(`Serving at ${style('cyan', address)}${moved}. Press Ctrl-C to stop.`);
    },
    built: (sources, { diagnostics, changed, site, files }, milliseconds) => {
      tellNew(diagnostics, files);
      shownWarnings = new Set(diagnostics.map(keyOf));
      const problems = diagnostics.length === 0 ? '' : `, ${countProblems(diagnostics)}`;
      const what = site === undefined ? 'not built' : describeChanged(changed);
      if (site !== undefined) tellUnpublished([...site.unpublished.values()]);
      const look = hasErrors(diagnostics) ? 'red' : 'green';
      say(
        `${style('bold', describeSources(sources))}: ${style(look, what)} in ${formatDuration(milliseconds)}${problems}`,
      );
    },
    book: ({ label, title, bytes, diagnostics }, files, milliseconds) => {
      reportDiagnostics(diagnostics, report, files, input);
      say(`${style('bold', label)} ${title}: ${formatSize(bytes.length)} in ${formatDuration(milliseconds)}`);
    },
    failed: (what, error) => {
      say(`${style('bold', what)}: ${style('red', error.message)}`);
    },
  };
}

function keyOf({ code, message, place }: Diagnostic): string {
  return `${code} ${place.file} ${message}`;
}

/** `nettverk.md and 4 more` */
function describeSources([first, ...others]: readonly string[]): string {
  if (first === undefined) return 'Everything';
  const name = first.slice(first.lastIndexOf('/') + 1);
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}

function describeChanged(changed: readonly string[]): string {
  const pages = changed.filter((file) => file.endsWith('.html')).length;
  if (pages > 0) return countOf(pages, 'page', 'pages');
  return changed.length === 0 ? 'nothing new' : countOf(changed.length, 'file', 'files');
}

/** 84 ms, 1.21 s */
function formatDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : formatSeconds(milliseconds);
}

function formatTime(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((value) => String(value).padStart(2, '0'))
    .join(':');
}
