import * as z from 'zod';
import { addressLockSchema } from '../../../src/load/address-lock.ts';
import { jsonSchemas } from '../../../src/load/schemas/json-schemas.ts';

/** `series edition.previous`, `publication collections[].title`, `lock gone{}.reason`: the file, then the way to the field. */
export interface Field {
  readonly name: string;
  /** Whether it may be left out, and is nothing then: what is in its place is a value like others. */
  readonly isOptional: boolean;
  /** Whether it is a value, or a list or a mapping of values, and not only a holder of other fields. */
  readonly isPlain: boolean;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly default?: unknown;
}

/** Every field of every file that editors write in YAML. Each check of `checks` is one value of it. */
export function listFields(): Field[] {
  const schemas: Readonly<Record<string, object>> = {
    ...jsonSchemas(),
    'lock.schema.json': z.toJSONSchema(addressLockSchema, { io: 'input' }),
  };
  return Object.entries(schemas).flatMap(([file, schema]) => {
    const fields = fieldsIn(schema, `${file.replace('.schema.json', '')} `);
    return [...new Map(fields.map((field) => [field.name, field])).values()];
  });
}

function fieldsIn(schema: JsonSchema, path: string): Field[] {
  return alternativesOf(schema).flatMap(({ properties = {}, required = [], items, additionalProperties }) => [
    ...Object.entries(properties).flatMap(([key, value]) => {
      const name = `${path}${/[ ]$/.test(path) ? '' : '.'}${key}`;
      const inner = name.endsWith(' checks') ? [] : fieldsIn(value, name);
      const isPlain = inner.length === 0 || holdsPlain(value);
      return [
        { name, isOptional: !required.includes(key) && value.default === undefined, isPlain },
        ...inner,
      ];
    }),
    ...(items === undefined ? [] : fieldsIn(items, `${path}[]`)),
    ...(typeof additionalProperties === 'object' ? fieldsIn(additionalProperties, `${path}{}`) : []),
  ]);
}

/** Whether it may be, or be a list or a mapping of, what has no fields. */
function holdsPlain(schema: JsonSchema): boolean {
  return alternativesOf(schema).some(({ properties, items, additionalProperties }) => {
    if (items !== undefined) return holdsPlain(items);
    if (typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0)
      return holdsPlain(additionalProperties);
    return properties === undefined;
  });
}

function alternativesOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? [schema];
}
