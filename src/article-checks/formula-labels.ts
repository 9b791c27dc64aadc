interface Label {
  readonly start: number;
  readonly end: number;
}

/** What is after the `$$` that closes a formula: `$$ (eq-one)`, `$$ {#eq-one}`, `$$ x $$ (eq-one)`. */
export function labelledClosings(text: string): Label[] {
  if (!/\$\$[ \t]*[({][^\n$]*[)}][ \t]*$/m.test(text)) return [];
  const labels: Label[] = [];
  const lines = text.split('\n');
  let isOpen = false;
  let fence: string | undefined;
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = undefined;
    const isAlone = !isOpen && isBlank(lines[index - 1]) && isBlank(lines[index + 1]);
    const [, formula] = (isAlone ? whole.exec(line) : null) ?? [];
    const [, before, label] = (isOpen ? ending : boundary).exec(line) ?? [];
    if (fence === undefined && formula !== undefined)
      labels.push({ start: start + formula.length, end: start + line.length });
    if (fence === undefined && before !== undefined && label !== undefined) {
      if (isOpen && /^[ \t]*[({][^\n]*[)}][ \t]*$/.test(label))
        labels.push({ start: start + before.length, end: start + line.length });
      isOpen = !isOpen;
    }
    start += line.length + 1;
  }
  return labels;
}

/** A line that opens a formula. */
const boundary = /^((?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*\$\$)([^\n$]*)$/;

/** A line that closes one. */
const ending = /^([^\n$]*\$\$)([^\n$]*)$/;

/** A formula in a line of its own, with a label after it. */
const whole = /^([ \t>]*\$\$[^\n$]+\$\$)[ \t]*(?:\([\w:.-]+\)|\{#?[\w:.-]+\})[ \t]*$/;

function isBlank(line: string | undefined): boolean {
  return line === undefined || /^[ \t>]*$/.test(line);
}

/** Whether an equation of a text has a label, inside it or after it. */
export function isEquationLabel(label: string, text: string): boolean {
  return [`\\label{${label}}`, `$$ (${label})`, `$$ {#${label}`, `$$ {${label}}`, `:label: ${label}`].some(
    (written) => text.includes(written),
  );
}
