/** A sign that grows with what it encloses, as it is written behind `\\left`; a point for none. */
export function texDelimiter(sign: string): string {
  const names: Readonly<Record<string, string>> = {
    '': '.',
    '{': '\\{',
    '}': '\\}',
    '‖': '\\|',
    '⟨': '\\langle ',
    '〈': '\\langle ',
    '⟩': '\\rangle ',
    '〉': '\\rangle ',
    '⌊': '\\lfloor ',
    '⌋': '\\rfloor ',
    '⌈': '\\lceil ',
    '⌉': '\\rceil ',
    ']': ']',
    '[': '[',
  };
  return names[sign] ?? (/^[()|/]$/.test(sign) ? sign : '.');
}
