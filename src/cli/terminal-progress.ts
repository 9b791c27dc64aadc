import stringWidth from 'fast-string-width';
import type { Progress, Written } from '../build/progress.ts';
import { append } from '../model/append.ts';
import { formatSize } from '../platform/sizes.ts';
import type { Terminal } from '../platform/terminal.ts';
import { countProblems, formatSeconds } from './report-diagnostics.ts';
import { countOf } from '../build/counts.ts';
import { fit } from './table.ts';

const labelWidth = 6;
const titleWidth = 42;

export function openProgress(terminal: Terminal): Progress {
  const { style } = terminal;
  const start = performance.now();
  const all: Written[] = [];
  const row = (mark: string, label: string, title: string, right: string) => {
    // The label of a publication's own format may be longer: it takes the room from the title.
    const width = Math.max(labelWidth, stringWidth(label));
    const cut = fit(title, labelWidth + titleWidth - width);
    terminal.line(`${mark} ${style('bold', fit(label, width))} ${cut} ${right}`.trimEnd());
  };
  const elapsed = () => formatSeconds(performance.now() - start);
  return {
    working: (what) => {
      terminal.status(style('dim', `… ${what}`));
    },
    step: (verb, what) => {
      row(style('green', '✓'), verb, what, `${''.padStart(9)} ${elapsed().padStart(8)}`);
    },
    made: (label, title, written, milliseconds) => {
      append(all, written);
      const fresh = written.filter(({ isKept }) => !isKept);
      const share = fresh.length === written.length ? '' : `${String(fresh.length)} of `;
      const count = written.length > 1 ? `${title} (${share}${String(written.length)} files)` : title;
      row(
        style('green', '✓'),
        label,
        count,
        `${formatSize(sum(written)).padStart(9)} ${style('dim', formatSeconds(milliseconds).padStart(8))}`,
      );
    },
    failed: (label, title) => {
      row(style('red', '✗'), label, title, '');
    },
    stopped: (diagnostics) => {
      terminal.status('');
      terminal.line(`Nothing was written: ${countProblems(diagnostics)} (${elapsed()}).`);
    },
    explain: (explanations) => {
      terminal.status('');
      for (const { change, outputs } of explanations) terminal.line(`  ${change}: ${style('bold', outputs)}`);
    },
    unchanged: (content, diagnostics) => {
      terminal.status('');
      terminal.line(`${content}: nothing has changed (${elapsed()}); ${countProblems(diagnostics)}.`);
    },
    summary: (diagnostics, failures) => {
      terminal.status('');
      const fresh = all.filter(({ isKept }) => !isKept);
      const failed =
        failures === 0 ? '' : ` ${String(failures)} ${failures === 1 ? 'step' : 'steps'} failed.`;
      terminal.line(
        `\nWrote ${countOf(fresh.length, 'file', 'files')}, ${formatSize(sum(fresh))}, in ${elapsed()}; ${countProblems(diagnostics)}.${failed}`,
      );
    },
  };
}

function sum(written: readonly Written[]): number {
  return written.reduce((total, { size, isCopy }) => total + (isCopy ? 0 : size), 0);
}
