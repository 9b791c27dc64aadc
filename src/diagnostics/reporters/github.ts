import { sumUp } from '../sum-up.ts';
import { visibleText } from '../visible-text.ts';
import type { Reporter } from './reporter.ts';

/** For CI: workflow commands that services show beside the line (GitHub Actions, "Workflow commands"). */
export const reportGithub: Reporter = reportGithubFrom('');

/** The same for a publication in a folder of its repository: services know files by their paths from its root. */
export function reportGithubFrom(folder: string): Reporter {
  return (diagnostics, _source, _style, isWhole = false) => {
    const { shown, more } = sumUp(diagnostics, isWhole);
    return [
      ...shown.map(({ severity, code, message, hint, place }) => {
        const { file, start, end } = place;
        const properties = {
          file: folder === '' ? file : `${folder}/${file}`,
          line: start.line,
          col: start.column,
          ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
          title: code,
        };
        const list = Object.entries(properties).map(
          ([name, value]) => `${name}=${escapeProperty(String(value))}`,
        );
        return `::${severity === 'note' ? 'notice' : severity} ${list.join(',')}::${escapeData(hint === undefined ? message : `${message} ${hint}`)}\n`;
      }),
      ...more.map((line) => `::notice::${line}\n`),
    ].join('');
  };
}

function escapeData(text: string): string {
  return visibleText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
