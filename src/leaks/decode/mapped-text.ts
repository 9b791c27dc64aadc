/** A text that was made from another one, and the way back from its indices. */
export interface MappedText {
  readonly text: string;
  /** The index in the original, of an index in the text. */
  readonly originOf: (index: number) => number;
}

/** A text that is its own original. */
export function unmapped(text: string): MappedText {
  return { text, originOf: (index) => index };
}

export interface TextBuilder {
  /** Takes a part of the source over. */
  keep(start: number, end: number): void;
  /** Adds a text that stands for a part of the source. */
  put(text: string, start: number, end: number): void;
  build(): MappedText;
}

/** Makes a text out of parts of another one. */
export function buildText(source: MappedText): TextBuilder {
  const parts: string[] = [];
  const begins: number[] = [];
  const origins: number[] = [];
  const spans: number[] = [];
  let length = 0;
  const put = (text: string, start: number, end: number) => {
    if (text === '') return;
    parts.push(text);
    begins.push(length);
    origins.push(start);
    spans.push(end - start);
    length += text.length;
  };
  return {
    keep: (start, end) => put(source.text.slice(start, end), start, end),
    put,
    build: () => ({
      text: parts.join(''),
      originOf: (index) => {
        const part = lastNotAfter(begins, index);
        const into = Math.min(index - (begins[part] ?? 0), Math.max(0, (spans[part] ?? 0) - 1));
        return source.originOf((origins[part] ?? 0) + into);
      },
    }),
  };
}

function lastNotAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
