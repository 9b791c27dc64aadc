import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import { unified, type Pluggable, type Processor, type Transformer } from 'unified';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import type { Plugin, RemarkRehypeOptions } from '../../plugins/config.ts';
import type { NamedPlugin, PluginConfig } from '../../plugins/plugin-config.ts';
import { remarkProcessor } from '../parsers/remark.ts';
import { isTooDeep, named, PluginError } from './plugin-error.ts';
import type { Plugins } from './plugins.ts';

export interface AttachedPlugins {
  readonly plugins: Plugins;
  /** The plug-ins that refused to be attached: their options may be wrong. */
  readonly failures: readonly PluginError[];
}

/** Attaches plug-ins to processors of unified, which carry them out on each article. */
export function attachPlugins(config: PluginConfig, root: string): AttachedPlugins {
  const { remarkPlugins, rehypePlugins, remarkRehype, ...others } = config;
  const failures: PluginError[] = [];
  const attach = openAttach((error) => failures.push(error));
  let ownParser: unknown;
  const remark = remarkProcessor()
    .use(function () {
      ownParser = this.parser;
    })
    .use(attach(remarkPlugins))
    .freeze();
  const rehype = unified().use(attach(rehypePlugins)).freeze();
  const plugins: Plugins = {
    parse: remark.parser !== ownParser || addsSyntax(remark) ? (text) => parseWith(remark, text) : undefined,
    runRemark: (tree, file) => run(remark, tree, file),
    runRehype: (tree, file) => run(rehype, tree, file),
    remarkRehype: nameHandlers(remarkRehype),
    ...others,
    root,
  };
  return { plugins, failures };
}

type Attacher = (this: Processor, ...options: unknown[]) => Transformer | undefined;

/** A plug-in that is there twice runs once, with the options that come last: so does unified, which knows it by its function. */
function openAttach(fail: (error: PluginError) => void): (list: readonly NamedPlugin[]) => Pluggable[] {
  const attachers = new Map<Plugin, Attacher>();
  return (list) =>
    list.map(({ name, plugin, options }) => {
      const attacher = attachers.get(plugin) ?? makeAttacher(name, plugin, fail);
      attachers.set(plugin, attacher);
      return [attacher, ...options] as unknown as Pluggable;
    });
}

function makeAttacher(name: string, plugin: Plugin, fail: (error: PluginError) => void): Attacher {
  return function (...options) {
    try {
      const transformer = plugin.apply(this, options as never[]);
      return typeof transformer === 'function'
        ? nameTransformer(name, transformer as Transformer)
        : undefined;
    } catch (error) {
      fail(new PluginError(name, error));
      return undefined;
    }
  };
}

function nameTransformer(name: string, transformer: Transformer): Transformer {
  return async (tree, file) => {
    const before = file.messages.length;
    try {
      return await named(name, () => transform(transformer, tree, file));
    } finally {
      for (const message of file.messages.slice(before)) message.source ??= name;
    }
  };
}

/** One that takes three arguments calls the third when it is done; one may return an error in place of throwing it. */
async function transform(transformer: Transformer, tree: Node, file: VFile): Promise<Node | undefined> {
  const result: unknown =
    transformer.length < 3
      ? await (transformer as (tree: Node, file: VFile) => unknown)(tree, file)
      : await new Promise((resolve, reject) => {
          const done = (error?: Error | null, next?: Node): undefined => {
            if (error) reject(error);
            else resolve(next);
          };
          const started: unknown = transformer(tree, file, done);
          if (started instanceof Promise) started.then(resolve, reject);
        });
  if (result instanceof Error) throw result;
  const next = (result ?? tree) as Partial<HastRoot>;
  if (next.type !== 'root' || !Array.isArray(next.children))
    throw new TypeError('It returns something that is not the root of a tree.');
  return next as Node;
}

/** Plug-ins add to the lists of extensions. */
function addsSyntax(processor: Processor): boolean {
  const own = remarkProcessor().freeze();
  const count = (one: Processor) =>
    [one.data('micromarkExtensions'), one.data('fromMarkdownExtensions')].reduce(
      (sum, list) => sum + (list?.length ?? 0),
      0,
    );
  return count(processor) > count(own);
}

function parseWith(processor: Processor, text: string): MdastRoot {
  try {
    return processor.parse(text) as MdastRoot;
  } catch (error) {
    // One nested far too deeply exhausts the stack of any parser.
    if (isTooDeep(error)) throw error;
    throw new PluginError('that extends the syntax', error);
  }
}

async function run<Root extends Node>(processor: Processor, tree: Root, file: VFile): Promise<Root> {
  return (await processor.run(tree, file)) as Root;
}

function nameHandlers({ handlers = {}, passThrough }: RemarkRehypeOptions): RemarkRehypeOptions {
  const namedHandlers = Object.entries(handlers).map(([type, handler]): [string, Plugin] => [
    type,
    function (this: unknown, ...given: never[]) {
      try {
        return handler.apply(this, given);
      } catch (error) {
        throw isTooDeep(error) || error instanceof PluginError
          ? error
          : new PluginError(`remarkRehype.handlers.${type}`, error);
      }
    },
  ]);
  return { handlers: Object.fromEntries(namedHandlers), ...(passThrough && { passThrough }) };
}
