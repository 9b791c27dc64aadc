import { replaceElements } from './prepare-xml.ts';

const levels = [1, 2, 3, 4, 5, 6];

/** For mammoth, which knows levels by their styles only. */
export const outlineStyles = levels.map(
  (level) => `p.KolofonOutline${String(level)} => h${String(level)}:fresh`,
);

/** Paragraphs that have a level of the outline of their own, and no style that gives it, are headings too. */
export function markOutlines(xml: string): string {
  return replaceElements(xml, 'w:pPr', (properties) => {
    const own = properties.replaceAll(/<w:pPrChange\b[^]*?<\/w:pPrChange>/g, '');
    const [, level] = /<w:outlineLvl w:val="([0-5])"\s*\/>/.exec(own) ?? [];
    if (level === undefined || /<w:pStyle w:val="[^"]*\d"/.test(own)) return properties;
    const style = `<w:pStyle w:val="KolofonOutline${String(Number(level) + 1)}"/>`;
    return properties.replaceAll(/<w:pStyle\b[^>]*\/>/g, '').replace(/^<w:pPr\b[^>]*>/, `$&${style}`);
  });
}
