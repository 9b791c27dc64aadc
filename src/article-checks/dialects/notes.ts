import type { Dialect } from './dialect.ts';

/** What programs for notes write: Obsidian, Logseq, Dataview, Templater. */
export const notes: readonly Dialect[] = [
  {
    sign: '%%',
    pattern: /(?<!\d[ \u00A0\u202F]?|[\\%])%%(?!%)[^\n]*/g,
    name: 'An unclosed %% comment',
    hint: () => 'Write %% where it ends, or %\\% for literal percent signs.',
  },
  {
    sign: '- [',
    pattern: /^[ \t>]*[-*+][ \t]+\[([^ xX\]\n])\][ \t]/gm,
    name: 'A task with a state of its own',
    hint: () => 'Write - [ ] for what is open, and - [x] for what is done.',
  },
  {
    sign: '::',
    pattern: /^[ \t>]*(?:[-*+][ \t]+)?([\p{L}][\p{L}\p{N} _-]{0,40})::(?:[ \t]+[^\n]*)?$/gmu,
    name: 'A field with two colons',
    hint: ([, key = '']) => `Remove it, or write what readers should see: **${key}:** and the value.`,
  },
  {
    sign: '#',
    pattern: /^[ \t]*#[\p{L}][\p{L}\p{N}_/-]*(?:[ \t]+#[\p{L}][\p{L}\p{N}_/-]*)*[ \t]*$/gmu,
    name: 'A line of tags',
    hint: ([written]) => `Write tags: [${tagsIn(written)}] in the front matter.`,
  },
  {
    sign: '#',
    pattern: /#(?<=(?:^|[ \t])#)\p{L}[\p{L}\p{N}_-]*(?:\/[\p{L}\p{N}_-]+)+/gmu,
    name: 'A tag',
    hint: ([written]) => `Write tags: [${tagsIn(written)}] in the front matter.`,
  },
  {
    sign: '((',
    pattern: /\(\([0-9a-f][0-9a-f-]{3,40}\)\)/g,
    name: 'A reference to a block',
    hint: () => 'Write a link: [text](other-note.md#a-heading).',
  },
  {
    sign: '<%',
    pattern: /<%[^]{0,1000}?%>/g,
    name: 'A command of a template',
    hint: () => 'Write what it stands for.',
  },
];

function tagsIn(written: string): string {
  return [...written.matchAll(/#([^\s#]+)/g)].map(([, tag = '']) => tag).join(', ');
}
