import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { editions, listFiles, readText } from './sample-site.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:recommended'],
  rules: {
    // The other case is as valid, and shorter when it is compressed.
    'doctype-style': ['error', { style: 'lowercase' }],
    // HTML allows every id without white space; two hyphens keep Kolofon's own apart from those of headings.
    'valid-id': ['error', { relaxed: true }],
    // Titles are the authors'.
    'long-title': 'off',
    // What scrolls sideways is a region that the keyboard reaches; a `pre` has to stay one.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
});

describe.each(editions)('the edition "%s"', (edition) => {
  const pages = listFiles(edition).filter((path) => path.endsWith('.html'));

  test.each(pages)('%s is valid HTML', (path) => {
    const { results } = validator.validateStringSync(readText(edition, path), path);
    const problems = results.flatMap(({ messages }) =>
      messages.map(
        ({ ruleId, message, line, selector }) => `${line} ${ruleId}: ${message} (${selector ?? ''})`,
      ),
    );
    expect(problems).toEqual([]);
  });
});
