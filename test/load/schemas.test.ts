import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../src/load/schemas/json-schemas.ts';

test('the schemas beside the series are those of the code (npm run schemas)', () => {
  const folder = 'series/schemas';
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as unknown,
    ]),
  );
  expect(files).toEqual(JSON.parse(JSON.stringify(jsonSchemas())));
});
