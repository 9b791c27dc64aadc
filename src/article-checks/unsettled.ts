import type { Nodes } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { walkNodes } from '../model/walk-nodes.ts';
import type { ArticleCheck } from './check.ts';

/** What `kolofon import` could not convert, and has marked: see `import/unconverted.ts`. */
export const checkUnconverted: ArticleCheck = (tree, source) => {
  if (!source.text.includes('unconverted')) return [];
  const diagnostics: Diagnostic[] = [];
  walkNodes<Nodes>(tree, (node) => {
    const isMarked =
      (node.type === 'code' && node.lang === 'unconverted') ||
      (node.type === 'inlineCode' && node.value.startsWith('unconverted: '));
    if (!isMarked) return;
    const [line = ''] = node.value.replace('unconverted: ', '').split('\n');
    diagnostics.push(
      diagnose('import-settled', source.place(node), `The import could not convert "${line}".`, {
        hint: 'Write what it stands for, or remove it.',
      }),
    );
  });
  return diagnostics;
};

/** What a merge leaves where two people changed the same lines. Code that shows such lines is indented or fenced. */
export const checkMergeMarks: ArticleCheck = (tree, source) => {
  if (!/^<{7} /m.test(source.text)) return [];
  const isCode = new Uint8Array(source.text.length + 1);
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'code')
      isCode.fill(1, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  });
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
