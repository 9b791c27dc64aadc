import { expect, test } from 'vitest';
import { mathematicalLetters } from '../../../src/markdown/mathematics/mathematical-letters.ts';

test.each([
  ['double-struck', 'ABCHNPQRZaz019', '𝔸𝔹ℂℍℕℙℚℝℤ𝕒𝕫𝟘𝟙𝟡'],
  ['script', 'ABEFHILMRZaegoz', '𝒜ℬℰℱℋℐℒℳℛ𝒵𝒶ℯℊℴ𝓏'],
  ['fraktur', 'ACHIRZgz', '𝔄ℭℌℑℜℨ𝔤𝔷'],
  ['bold', 'AZaz09ΑΩαω∇∂ϝ', '𝐀𝐙𝐚𝐳𝟎𝟗𝚨𝛀𝛂𝛚𝛁𝛛𝟋'],
  ['italic', 'Ahzβ', '𝐴ℎ𝑧𝛽'],
  ['bold-italic', 'Ahα1', '𝑨𝒉𝜶𝟏'],
  ['sans-serif', 'Az5', '𝖠𝗓𝟧'],
  ['bold-sans-serif', 'Az5Γ', '𝗔𝘇𝟱𝝘'],
  ['monospace', 'Az5', '𝙰𝚣𝟻'],
  ['bold-script', 'Bz', '𝓑𝔃'],
  ['bold-fraktur', 'Cz', '𝕮𝖟'],
])('%s: %s', (variant, text, letters) => {
  expect(mathematicalLetters(text, variant)).toBe(letters);
});

test('letters that an alphabet lacks stay as they are', () => {
  expect(mathematicalLetters('å+ж', 'bold')).toBe('å+ж');
  expect(mathematicalLetters('α1', 'script')).toBe('α1');
  expect(mathematicalLetters('a', 'normal')).toBe('a');
  expect(mathematicalLetters('a', 'constructor')).toBe('a');
});
