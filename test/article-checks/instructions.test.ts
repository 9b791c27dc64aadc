import { expect, test } from 'vitest';
import { problemsOf } from '../harness/markdown.ts';

test.each([
  ['<?php echo 1 > 0 ?>', '<?php echo 1 > 0 ?>'],
  ['<!DOCTYPE html>', '<!DOCTYPE html>'],
  ['<![CDATA[ a < b ]]>', '<![CDATA[ a < b ]]>'],
  ['In a <?= $line ?> of text.', '<?= $line ?>'],
  ['<p>In <?php an() ?> element</p>', '<?php an() ?>'],
  ['> <?xml version="1.0"?>', '<?xml version="1.0"?>'],
])('%s is left out, and said so', async (text, dropped) => {
  expect(await problemsOf(`${text}\n\nText.`, 'en')).toEqual([`html-allowed: ${dropped}`]);
});

test.each([
  '<!-- <?php ?> <!DOCTYPE html> -->',
  '`<?php ?>`',
  '<b title="<?x?>">a</b>',
  'a \\<?x?>',
  '    <?php ?>',
])('%s holds no instruction', async (text) => {
  expect(await problemsOf(`${text}\n\nText.`, 'en')).toEqual([]);
});

test('an element whose end is in an unclosed comment is no second problem', async () => {
  expect(await problemsOf('<div>\n<!-- open\n</div>\n', 'en')).toEqual(['markup-closed: <!--']);
  expect(await problemsOf('<div>\n<!-- open\n', 'en')).toEqual([
    'markup-closed: <!--',
    'markup-closed: <div>',
  ]);
});
