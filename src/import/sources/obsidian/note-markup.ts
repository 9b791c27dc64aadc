import { editDraft, type Draft } from '../../markdown/draft.ts';
import type { Conversion } from '../../markdown/page.ts';
import { replaceOutsideCode } from '../../markdown/text-passes.ts';

/** What only Obsidian and its plug-ins read: comments, marks, block ids, fields, states of tasks, queries. */
export function convertNoteMarkup(draft: Draft, report: Conversion['report']): Draft {
  let converted = replaceOutsideCode(draft, /%%[^]{0,20000}?%%/g, ({ 0: detail, index }) => {
    report({ what: 'comments', became: 'dropped', detail, origin: draft.originAt(index) });
    return '';
  });
  converted = replaceOutsideCode(
    converted,
    /(?<![=\w])==(?=[^\s=])([^\n=]*(?:=[^\n=]+)*)(?<=\S)==(?!=)/g,
    ([, text]) => `<mark>${text ?? ''}</mark>`,
  );
  converted = replaceOutsideCode(
    converted,
    /[ \t]\^([\w-]+)[ \t]*$/gm,
    ([, id]) => `<a id="${id ?? ''}"></a>`,
  );
  const states = converted;
  converted = replaceOutsideCode(
    states,
    /^([ \t>]*(?:[-*+]|\d+[.)])[ \t]+)\[([^ xX\]\n])\](?=[ \t])/gm,
    ({ 0: detail, 1: marker = '', 2: state, index }) => {
      report({ what: 'states of tasks', became: 'changed', detail, origin: states.originAt(index) });
      return `${marker}[${state === '-' ? 'x' : ' '}]`;
    },
  );
  converted = replaceOutsideCode(
    converted,
    /^([ \t>]*(?:[-*+][ \t]+)?)([\p{L}][\p{L}\p{N} _-]{0,40})::[ \t]+(?=\S)/gmu,
    ([, margin = '', key = '']) => `${margin}**${key}:** `,
  );
  return markQueries(converted, report);
}

/** Queries of Dataview, Tasks and the like are made into lists by their plug-ins only. */
function markQueries(draft: Draft, report: Conversion['report']): Draft {
  const query =
    /^([ \t]*)(`{3,}|~{3,})[ \t]*((?:dataview|dataviewjs|tasks|query|button|excalidraw|base)\b[^\n]*)(?=\n[^]*?^\1\2)/gm;
  return editDraft(
    draft,
    [...draft.text.matchAll(query)].map(({ 1: margin = '', 2: fence = '', 3: info = '', index }) => {
      report({
        what: 'queries and drawings of plug-ins',
        became: 'unconverted',
        detail: info,
        origin: draft.originAt(index),
      });
      const start = index + margin.length + fence.length;
      return { start, end: draft.text.indexOf('\n', start), text: 'unconverted' };
    }),
  );
}

const tag = /(?<=^|[\s(])#([\p{L}_][\p{L}\p{N}_/-]*)/gmu;

/** The tags in the text of a note. Lines with nothing else go; in a sentence the word stays. */
export function takeTags(draft: Draft): { readonly draft: Draft; readonly tags: readonly string[] } {
  const tags: string[] = [];
  const taken = replaceOutsideCode(draft, /^[ \t]*(?:#[\p{L}_][\p{L}\p{N}_/-]*[ \t]*)+$/gmu, ([line]) => {
    for (const [, name = ''] of line.matchAll(tag)) tags.push(name);
    return '';
  });
  const words = replaceOutsideCode(taken, tag, ([, name = '']) => {
    tags.push(name);
    return name;
  });
  return { draft: words, tags: [...new Set(tags)] };
}
