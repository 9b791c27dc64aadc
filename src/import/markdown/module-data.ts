import { parse, type Expression, type Node, type Property, type SpreadElement, type Statement } from 'acorn';
import { createJiti } from 'jiti';
import { join } from 'node:path';
import type { Source } from '../source.ts';
import { joinPath, folderOf } from './file-paths.ts';
import { dataOf } from './read-data.ts';

/** What a module names at its top, and what it exports. */
interface Module {
  readonly file: string;
  readonly names: ReadonlyMap<string, Node>;
  readonly exported: ReadonlyMap<string, Node>;
}

/** In values and in levels: names may repeat one another without end. */
const mostValues = 100_000;
const deepest = 60;

/**
 * What a module of JavaScript or TypeScript in the source exports by default, and nothing of it is run: data, with the names,
 * functions without parameters and modules of the source that it is put together from. Of a call such as `defineConfig({…})`
 * the argument is taken. Whatever else there is, is undefined. Undefined too for what is no such module.
 */
export function readModuleData(source: Source, file: string): unknown {
  const modules = new Map<string, Module | undefined>();
  let left = mostValues;

  const open = (path: string): Module | undefined => {
    if (!modules.has(path)) modules.set(path, readModule(source, path));
    return modules.get(path);
  };
  const find = (specifier: string, from: Module): Module | undefined => {
    const joined = specifier.startsWith('.') ? joinPath(folderOf(from.file), specifier) : undefined;
    const found = joined === undefined ? undefined : endings.map((ending) => joined + ending);
    const path = found?.find((one) => source.files.includes(one));
    return path === undefined ? undefined : open(path);
  };
  /** The module that a name or an expression is an import of: `jitiImport('./nav')`, awaited, and in a call of the compiler's. */
  const moduleOf = (node: Node | undefined, from: Module, depth: number): Module | undefined => {
    if (node === undefined || depth > deepest) return undefined;
    const one = node as Expression;
    const inner = (other: Node | undefined) => moduleOf(other, from, depth + 1);
    if (one.type === 'Identifier') return inner(from.names.get(one.name));
    if (one.type === 'AwaitExpression') return inner(one.argument);
    if (one.type !== 'CallExpression' || one.callee.type !== 'Identifier') return undefined;
    const [argument] = one.arguments;
    if (one.callee.name !== 'jitiImport') return inner(argument);
    return argument?.type === 'Literal' ? find(String(argument.value), from) : undefined;
  };
  const valueOf = (node: Node | null | undefined, from: Module, depth: number): unknown => {
    left -= 1;
    if (node === null || node === undefined || left < 0 || depth > deepest) return undefined;
    const one = node as Expression;
    const inner = (other: Node | null | undefined) => valueOf(other, from, depth + 1);
    switch (one.type) {
      case 'Literal':
        return one.value;
      case 'Identifier':
        return inner(from.names.get(one.name));
      case 'TemplateLiteral': {
        const shown = one.expressions.map(inner);
        if (shown.some((value) => typeof value !== 'string' && typeof value !== 'number')) return undefined;
        return one.quasis.map(({ value }, index) => [value.cooked, shown[index]].join('')).join('');
      }
      case 'BinaryExpression': {
        const [before, after] = [inner(one.left), inner(one.right)];
        return one.operator === '+' && typeof before === 'string' && typeof after === 'string'
          ? before + after
          : undefined;
      }
      case 'ArrayExpression':
        return one.elements.flatMap((element): unknown[] => {
          if (element?.type !== 'SpreadElement') return [inner(element)];
          const spread = inner(element.argument);
          return Array.isArray(spread) ? spread : [];
        });
      case 'ObjectExpression':
        return Object.fromEntries(one.properties.flatMap((property) => entriesOf(property, inner)));
      case 'MemberExpression': {
        const key =
          one.property.type === 'Identifier' && !one.computed ? one.property.name : inner(one.property);
        if (typeof key !== 'string' && typeof key !== 'number') return undefined;
        const other = moduleOf(one.object, from, depth);
        return other === undefined
          ? (Object.getOwnPropertyDescriptor(Object(inner(one.object)), key)?.value as unknown)
          : valueOf(other.exported.get(String(key)), other, depth + 1);
      }
      case 'CallExpression':
        return inner(one.callee) ?? one.arguments.map(inner).find((value) => typeof value === 'object');
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return one.body.type === 'BlockStatement' ? inner(returnedBy(one.body.body)) : inner(one.body);
      case 'AssignmentExpression':
        return inner(one.right);
      case 'SequenceExpression':
        return inner(one.expressions.at(-1));
      case 'LogicalExpression':
        return inner(one.left) ?? inner(one.right);
      case 'ConditionalExpression':
        return inner(one.consequent) ?? inner(one.alternate);
      case 'AwaitExpression':
        return inner(one.argument);
      default:
        return undefined;
    }
  };
  const module = open(file);
  return module === undefined ? undefined : valueOf(module.exported.get('default'), module, 0);
}

const endings = ['', '.ts', '.mts', '.js', '.mjs', '/index.ts', '/index.mts', '/index.js', '/index.mjs'];

function entriesOf(
  property: Property | SpreadElement,
  valueOf: (node: Node) => unknown,
): [string, unknown][] {
  if (property.type === 'SpreadElement') return Object.entries(dataOf(valueOf(property.argument)));
  const { key, value, computed, method } = property;
  const name = key.type === 'Identifier' && !computed ? key.name : valueOf(key);
  return method || typeof name !== 'string' ? [] : [[name, valueOf(value)]];
}

function returnedBy(body: readonly Statement[]): Node | null | undefined {
  return body.find((statement) => statement.type === 'ReturnStatement')?.argument;
}

/** In characters: a longer module is no configuration that somebody wrote. */
const longest = 500_000;

function readModule(source: Source, file: string): Module | undefined {
  const code = source.readText(file) ?? '';
  if (code.length > longest) return undefined;
  try {
    const names = new Map<string, Node>();
    const exported = new Map<string, Node>();
    // What comes out is a module of the older kind, without types.
    const plain = createJiti(join(source.path, file), { fsCache: false }).transform({
      source: code,
      filename: file,
      ts: true,
      async: true,
    });
    const program = parse(plain, {
      ecmaVersion: 'latest',
      allowAwaitOutsideFunction: true,
      allowReturnOutsideFunction: true,
    });
    for (const statement of program.body) {
      if (statement.type === 'FunctionDeclaration')
        names.set(statement.id.name, { ...statement, type: 'FunctionExpression' });
      if (statement.type === 'ExpressionStatement') takeExports(statement.expression, exported);
      if (statement.type === 'VariableDeclaration')
        for (const { id, init } of statement.declarations)
          if (id.type === 'Identifier' && init !== null && init !== undefined) {
            names.set(id.name, init);
            takeExports(init, exported);
          }
    }
    return { file, names, exported };
  } catch {
    // It is no JavaScript, or nested too deeply for the parser.
    return undefined;
  }
}

/** `exports.sidebar = exports.default = …`, and `module.exports = …`. */
function takeExports(expression: Expression, exported: Map<string, Node>): void {
  if (expression.type !== 'AssignmentExpression') return;
  const { left, right } = expression;
  takeExports(right, exported);
  if (
    left.type !== 'MemberExpression' ||
    left.object.type !== 'Identifier' ||
    left.property.type !== 'Identifier'
  )
    return;
  const isVoid =
    right.type === 'UnaryExpression' ||
    (right.type === 'AssignmentExpression' && right.right.type === 'UnaryExpression');
  if (left.object.name === 'module') exported.set('default', right);
  if (left.object.name === 'exports' && !isVoid) exported.set(left.property.name, right);
}
