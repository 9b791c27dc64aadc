import type { DamagedText } from '../../markdown/page.ts';
import { dataOf, readData } from '../../markdown/read-data.ts';
import { textOf } from '../../markdown/values.ts';

/** A notebook of Jupyter (nbformat 4) as Markdown: its texts, and its code as it is written; or why it has none. */
export function readNotebook(text: string): string | DamagedText {
  const read = readData(text, 'json');
  if ('problem' in read) return read;
  const { cells, metadata } = read.data;
  const language =
    textOf(dataOf(dataOf(metadata)['kernelspec'])['language']) ??
    textOf(dataOf(dataOf(metadata)['language_info'])['name']) ??
    '';
  if (!Array.isArray(cells)) return { problem: 'It has no list of "cells".', line: 1 };
  return (cells as unknown[])
    .map((cell) => {
      const { cell_type: type, source } = dataOf(cell);
      const written = Array.isArray(source)
        ? source.filter((line) => typeof line === 'string').join('')
        : (textOf(source) ?? '');
      if (type === 'markdown') return `${written.trim()}\n`;
      return type === 'code' && written.trim() !== ''
        ? `\`\`\`\`${language}\n${written.trim()}\n\`\`\`\`\n`
        : '';
    })
    .filter(Boolean)
    .join('\n');
}
