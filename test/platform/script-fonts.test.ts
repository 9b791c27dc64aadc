import { expect, test } from 'vitest';
import { fontPackage, hasScriptFont, styleScripts } from '../../src/platform/script-fonts.ts';
import { findScripts } from '../../src/model/scripts.ts';
import { openFonts } from '../../src/platform/fonts.ts';

const readFont = openFonts('.').read;

test.each([
  ['Nettverk – «ærlig», ½ × π, Привет, Ωμέγα → ∑ x² ─ ① ⟨a⟩', []],
  ['नमस्ते 안녕하세요', ['Devanagari', 'Hangul']],
  ['ᚠᚢᚦ og 🎉 og 1️⃣', ['Runic', 'Emoji']],
  ['かな 漢字 한국 ภาษา', ['Kana', 'Han', 'Hangul', 'Thai']],
  ['שלום, سلام! ⌘ ⠿', ['Hebrew', 'Arabic', 'Symbols']],
  ['ଓଡ଼ିଆ ދިވެހި ܣܘܪܝܝܐ ߒߞߏ', ['Oriya', 'Thaana', 'Syriac', 'N’Ko']],
  ['ᐃᓄᒃᑎᑐᑦ ⵜⴰⵎⴰⵣⵉⵖⵜ 𞤀𞤣𞤤𞤢𞤥 ᱥᱟᱱᱛᱟᱲᱤ', ['Canadian Aboriginal', 'Tifinagh', 'Adlam', 'Ol Chiki']],
  ['ꦗꦮ ꯃꯤꯇꯩ ꆈꌠ ꕙꔤ ၵႃႇ ꧠ', ['Javanese', 'Meetei Mayek', 'Yi', 'Vai', 'Myanmar']],
  ['𒀭 𓀀 𐀀 𐤀 𝄞 𛀁', ['Cuneiform', 'Egyptian Hieroglyphs', 'Linear B', 'Phoenician', 'Music', 'Historic Kana']],
])('%s', (text, scripts) => {
  expect([...findScripts(text).keys()]).toEqual(scripts);
});

test('Han characters come in the shapes of the language', () => {
  const languages = ['zh-Hans', 'zh-Hant', 'zh-TW', 'ja', 'ko', 'nb'];
  expect(languages.map((language) => fontPackage('Han', language).slice(-2))).toEqual([
    'sc',
    'tc',
    'tc',
    'jp',
    'kr',
    'sc',
  ]);
});

test('a book lists the files of its own characters alone, in both weights and upright for both styles', () => {
  const { css, files } = styleScripts('<p>שלום</p>', 'he', ['Source Serif 4'], readFont);
  expect(files.map(([path]) => path)).toEqual([
    '/fonts/noto-serif-hebrew-hebrew-400-normal.woff2',
    '/fonts/noto-serif-hebrew-hebrew-600-normal.woff2',
  ]);
  expect(css.match(/font-style: italic/g)).toHaveLength(2);
  expect(css).not.toMatch(/U\+0000|U\+0-/);
  expect(styleScripts('<p>Hei</p>', 'nb', ['Source Serif 4'], readFont)).toEqual({ css: '', files: [] });
});

test('emoji need only the slices that hold them', () => {
  const { files } = styleScripts('🎉', 'nb', ['Source Serif 4'], readFont);
  expect(files.length).toBeLessThanOrEqual(4);
});

test('a package that is not installed is known to be missing', () => {
  expect(hasScriptFont('Arabic', 'ar', readFont)).toBe(true);
  expect(hasScriptFont('Runic', 'nb', readFont)).toBe(false);
});
