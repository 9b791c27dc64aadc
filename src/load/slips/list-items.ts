import { previousLine, type FindSlip } from './slip.ts';

const item = /^ *- /;

/** `-tillit` between lines such as `- nettverk`; bullets of other kinds. */
export const findItemWithoutSpace: FindSlip = ({ lines, at }) => {
  const text = lines[at] ?? '';
  const [all, indent = '', bullet = '', rest = ''] = /^( *)([-–—−*•+·])( *\S.*)$/u.exec(text) ?? [];
  if (all === undefined || item.test(text)) return undefined;
  const before = previousLine(lines, at);
  const previous = before === undefined ? '' : (lines[before] ?? '');
  const isInList = [previous, lines[at + 1] ?? ''].some((line) => item.test(line)) || /:\s*$/.test(previous);
  if (!isInList) return undefined;
  return {
    line: at,
    from: indent.length,
    to: indent.length + bullet.length,
    message:
      bullet === '-'
        ? 'There is no space after the hyphen.'
        : `An item of a list begins with "${bullet}" instead of a hyphen.`,
    hint: `Write - ${rest.trim().slice(0, 80)}`,
    fix: { from: indent.length, to: text.length - rest.trimStart().length, text: '- ' },
  };
};
