import { hasContent, previousLine, type FindSlip } from './slip.ts';

/** What git leaves in a file that two people changed. */
export const findConflictMarks: FindSlip = ({ lines }) => {
  const line = lines.findIndex((text) => /^(?:<{7}|>{7})(?: |$)/.test(text));
  const text = lines[line];
  if (text === undefined) return undefined;
  return {
    line,
    from: 0,
    to: text.length,
    message: 'There are merge conflict markers in this file.',
    hint: 'Keep the correct lines, and delete those that start with <<<<<<<, ======= or >>>>>>>.',
  };
};

/** A line of three hyphens after the first value. */
export const findSecondDocument: FindSlip = ({ lines, at }) => {
  const line = /^---\s*$/.test(lines[at] ?? '') ? at : previousLine(lines, at);
  if (line === undefined || !/^---\s*$/.test(lines[line] ?? '')) return undefined;
  if (!lines.slice(0, line).some(hasContent)) return undefined;
  return {
    line,
    from: 0,
    to: 3,
    message: 'A line of three hyphens begins a second document.',
    hint: 'Delete the line.',
  };
};
