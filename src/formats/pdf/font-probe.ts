import { faceRules } from './fonts.ts';

/**
 * Lets the browser load the fonts of a book without laying it out for a screen first, which takes a fifth of the time of
 * a print: on a screen nothing shows but every character of the book once in every face, in print all but that. The
 * pictures of the style sheet show there too: a print does not wait for one that it asks for itself.
 */
export function withFontProbe(html: string, pictures: readonly string[]): string {
  const characters = [...new Set(html.replaceAll(/<[^>]*>/g, ''))].filter((character) =>
    /\S/.test(character),
  );
  const text = characters.map((character) => `&#${character.codePointAt(0)};`).join('');
  const samples = faceRules().map((_rule, index) => `<p class="font-probe-${index}">${text}</p>`);
  const shown = pictures.map((path) => `<img src="${path}" alt="">`);
  return `${html}<div class="font-probe" aria-hidden="true">${[...samples, ...shown].join('')}</div>`;
}

export function styleFontProbe(): string {
  return [
    '@media screen { body > :not(.font-probe) { display: none !important } }',
    '@media print { .font-probe { display: none !important } }',
    ...faceRules().map((rule, index) => `.font-probe-${index} { ${rule} }`),
  ].join('\n');
}
