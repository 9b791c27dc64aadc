import { groupBy } from '../../../../model/group-by.ts';
import { parseJson } from '../../../parse-json.ts';
import { fieldsOf, isFields, listOf, textOf, type BuilderElement, type Fields } from './element.ts';
import { readPhp } from './php-data.ts';

/** A plug-in that keeps the text of a page as data beside it. */
export interface PageBuilder {
  readonly name: string;
  /** Of the settings of a post, the first that is there. */
  readonly keys: readonly string[];
  /** Whether it writes what it shows into the text of the post too, for the time after it. */
  readonly keepsText: boolean;
  readonly read: (data: unknown) => readonly BuilderElement[];
}

export const pageBuilders: readonly PageBuilder[] = [
  {
    name: 'Elementor',
    keys: ['_elementor_data'],
    keepsText: true,
    read: (data) =>
      readTree(listOf(data), 'elements', ({ widgetType, elType, settings }) => ({
        kind: textOf(widgetType) || textOf(elType),
        settings,
      })),
  },
  {
    name: 'Bricks',
    keys: ['_bricks_page_content_2', '_bricks_page_content'],
    keepsText: false,
    read: (data) => readFlat(listOf(data), 'id', ({ name, settings }) => ({ kind: textOf(name), settings })),
  },
  {
    name: 'Oxygen',
    keys: ['ct_builder_json', '_ct_builder_json'],
    keepsText: false,
    read: (data) =>
      readTree([data], 'children', ({ name, options }) => {
        const { ct_content: content, original } = fieldsOf(options);
        return {
          kind: textOf(name).replace(/^(?:ct|oxy)_/, ''),
          settings: { ...fieldsOf(original), text: content },
        };
      }),
  },
  {
    name: 'Breakdance',
    keys: ['_breakdance_data', '_oxygen_data'],
    keepsText: false,
    read: readBreakdance,
  },
  {
    name: 'Beaver Builder',
    keys: ['_fl_builder_data'],
    keepsText: true,
    read: (data) =>
      readFlat(
        listOf(data)
          .filter(isFields)
          .toSorted((a, b) => Number(a['position']) - Number(b['position'])),
        'node',
        ({ type, settings }) => ({ kind: textOf(fieldsOf(settings)['type']) || textOf(type), settings }),
      ),
  },
  {
    name: 'SiteOrigin Page Builder',
    keys: ['panels_data'],
    keepsText: true,
    read: (data) =>
      listOf(fieldsOf(data)['widgets']).map((widget) => ({ kind: 'widget', settings: widget, children: [] })),
  },
  {
    name: 'Cornerstone',
    keys: ['_cornerstone_data'],
    keepsText: true,
    read: (data) =>
      readTree(listOf(data), '_modules', ({ _type, ...settings }) => ({ kind: textOf(_type), settings })),
  },
  {
    name: 'Zion Builder',
    keys: ['_zionbuilder_page_elements'],
    keepsText: false,
    read: (data) =>
      readTree(listOf(data), 'content', ({ element_type: type, options }) => ({
        kind: textOf(type),
        settings: options,
      })),
  },
];

/** Its tree is JSON in JSON. */
function readBreakdance(data: unknown): BuilderElement[] {
  const { tree_json_string: tree } = fieldsOf(data);
  const { root } = fieldsOf(typeof tree === 'string' ? parseJson(tree) : data);
  return readTree([root], 'children', (node) => {
    const { type, properties } = fieldsOf(node['data']);
    const { content } = fieldsOf(properties);
    return { kind: textOf(type).replace(/^.*\\/, ''), settings: content };
  });
}

/** In levels. */
const deepest = 100;

type Describe = (node: Fields) => Omit<BuilderElement, 'children'>;

function readTree(
  nodes: readonly unknown[],
  inside: string,
  describe: Describe,
  depth = 0,
): BuilderElement[] {
  if (depth > deepest) return [];
  return nodes.filter(isFields).map((node) => ({
    ...describe(node),
    children: readTree(listOf(node[inside]), inside, describe, depth + 1),
  }));
}

/** A list in which each element names the one that it is in. */
function readFlat(nodes: readonly unknown[], idKey: string, describe: Describe): BuilderElement[] {
  const all = nodes.filter(isFields);
  const ids = new Set(all.map((node) => textOf(node[idKey])));
  const inside = groupBy(all, (node) => {
    const parent = textOf(node['parent']);
    return ids.has(parent) ? parent : '';
  });
  const order = new Map(
    all.flatMap((node) => listOf(node['children']).map((id, place): [string, number] => [textOf(id), place])),
  );
  const below = (parent: string, depth: number): BuilderElement[] =>
    depth > deepest
      ? []
      : (inside.get(parent) ?? [])
          .toSorted((a, b) => (order.get(textOf(a[idKey])) ?? 0) - (order.get(textOf(b[idKey])) ?? 0))
          .map((node) => ({ ...describe(node), children: below(textOf(node[idKey]), depth + 1) }));
  return below('', 0);
}

/** JSON, or what PHP serialises; undefined where it is neither. */
export function readData(written: string): unknown {
  const text = written.trim();
  if (/^[[{"]/.test(text)) {
    const data = parseJson(text);
    // Some plug-ins serialise the JSON once more.
    return typeof data === 'string' ? parseJson(data) : data;
  }
  const data = readPhp(text);
  return typeof data === 'string' ? parseJson(data) : data;
}
