import type { PlannedSeries } from '../library.ts';

/** What happens before a measured run. */
export const runs = {
  cold: 'cold',
  unchanged: 'no change',
  sentence: 'one article changed',
  title: 'one title changed',
  template: 'one template changed',
} as const;

export type Run = keyof typeof runs;

/** Numbers a sentence in the body of an article of the corpus. */
export function changeSentence(text: string, number: number): string {
  return text.replace(/Det står (?:\d+ )?\*\*mer\*\*/, `Det står ${number} **mer**`);
}

/** Numbers the title of an article of the corpus, wherever the text names it. */
export function changeTitle(text: string, id: string, number: number): string {
  const part = Number(id.slice('del-'.length));
  return text.replace(new RegExp(`\\bDel ${part}(?: \\(\\d+\\))?, om`, 'g'), changedTitle(id, number));
}

/** How a title begins that was changed. */
export function changedTitle(id: string, number: number): string {
  return `Del ${Number(id.slice('del-'.length))} (${number}), om`;
}

/** Numbers the heading of a template, or the end of a style sheet. */
export function changeTemplate(text: string, number: number): string {
  return text.includes('<h1')
    ? text.replace(/<h1(?: data-change="\d+")?/, `<h1 data-change="${number}"`)
    : text.replace(/(?:\.change-\d+ \{ margin: 0; \}\n)?$/, `.change-${number} { margin: 0; }\n`);
}

/** The article that is changed: the first from the middle on that is in one series alone. */
export function chooseArticle(series: readonly PlannedSeries[]): string {
  const places = new Map<string, number>();
  for (const id of series.flatMap(({ parts }) => parts)) places.set(id, (places.get(id) ?? 0) + 1);
  const ids = [...places.keys()].sort();
  const chosen = ids.slice(Math.floor(ids.length / 2)).find((id) => places.get(id) === 1);
  if (chosen === undefined) throw new Error('Every article is in two series.');
  return chosen;
}
