import { diagnose } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';

/** What `kolofon import` could not convert, and has marked: see `import/unconverted.ts`. */
export const checkUnconverted: ArticleCheck = (_tree, source) => {
  if (!source.text.includes('unconverted')) return [];
  const marked = [
    ...source.nodes.of('code').filter(({ lang }) => lang === 'unconverted'),
    ...source.nodes.of('inlineCode').filter(({ value }) => value.startsWith('unconverted: ')),
  ];
  return marked.map((node) => {
    const [line = ''] = node.value.replace('unconverted: ', '').split('\n');
    return diagnose('import-settled', source.place(node), `The import could not convert "${line}".`, {
      hint: 'Write what it stands for, or remove it.',
    });
  });
};

/** What a merge leaves where two people changed the same lines. Code that shows such lines is indented or fenced. */
export const checkMergeMarks: ArticleCheck = (_tree, source) => {
  if (!/^<{7} /m.test(source.text)) return [];
  const isCode = new Uint8Array(source.text.length + 1);
  for (const { position } of source.nodes.of('code'))
    isCode.fill(1, position?.start.offset ?? 0, position?.end.offset ?? 0);
  return [...source.text.matchAll(/^<{7} [^\n]*/gm)]
    .filter(({ index }) => isCode[index] === 0)
    .map(({ 0: line, index }) =>
      diagnose(
        'merge-settled',
        source.range(index, index + line.length),
        'There are merge conflict markers here.',
        {
          hint: 'Keep the correct lines, and delete those that start with <<<<<<<, ======= or >>>>>>>.',
        },
      ),
    );
};
