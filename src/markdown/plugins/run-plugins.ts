import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import { VFile } from 'vfile';
import { diagnose, type Diagnostic, shortenMessage } from '../../diagnostics/diagnostic.ts';
import type { SourceText } from '../../model/source-text.ts';
import type { ArticleContext, Check } from '../../plugins/config.ts';
import type { FeatureContext } from '../feature.ts';
import { assertHtml, assertMarkdown } from './assert-tree.ts';
import { describePluginError, placeOfPoints } from './describe-plugin-error.ts';
import { named, PluginError } from './plugin-error.ts';
import type { Plugins } from './plugins.ts';

/** The plug-ins of a publication at work on one article. */
export interface ArticlePlugins {
  runChecks(tree: MdastRoot): Promise<void>;
  changeMarkdown(tree: MdastRoot): Promise<MdastRoot>;
  changeHtml(tree: HastRoot): Promise<HastRoot>;
  /** Reports once what plug-ins have said of the article, but for what one of them has thrown. */
  reportMessages(thrown?: unknown): void;
}

type Context = Pick<FeatureContext, 'source' | 'language' | 'title' | 'report'>;

export function openArticlePlugins(plugins: Plugins, context: Context): ArticlePlugins {
  const { source, report } = context;
  const file = new VFile({ path: source.file, cwd: plugins.root, value: source.text });
  return {
    runChecks: async (tree) => {
      for (const check of plugins.checks) {
        try {
          await named(check.code, () =>
            check.article?.(
              tree,
              contextOf(context, (...said) => diagnoseCheck(check, ...said)),
            ),
          );
        } catch (error) {
          if (!(error instanceof PluginError)) throw error;
          report(describePluginError(error, source, plugins.root));
        }
      }
    },
    changeMarkdown: async (tree) => {
      const changed = await plugins.runRemark(tree, file);
      for (const { name, markdown } of boundFeatures(plugins))
        await named(name, () =>
          markdown?.(
            changed,
            contextOf(context, (...said) => diagnoseMessage(name, ...said)),
          ),
        );
      assertMarkdown(changed);
      return changed;
    },
    changeHtml: async (tree) => {
      const changed = await plugins.runRehype(tree, file);
      for (const { name, html } of boundFeatures(plugins))
        await named(name, () =>
          html?.(
            changed,
            contextOf(context, (...said) => diagnoseMessage(name, ...said)),
          ),
        );
      assertHtml(changed);
      return changed;
    },
    reportMessages: (thrown) => {
      for (const message of file.messages.splice(0)) {
        if (message === thrown) continue;
        const problem = readMessage(message, source);
        if (problem !== undefined) report(problem);
      }
    },
  };
}

function boundFeatures({ features }: Plugins) {
  return features.map((feature) => ({
    name: feature.name,
    markdown: feature.markdown?.bind(feature),
    html: feature.html?.bind(feature),
  }));
}

type Diagnose = (place: Diagnostic['place'], message: string, hint: string | undefined) => Diagnostic;

function contextOf({ source, language, title, report }: Context, make: Diagnose): ArticleContext {
  return {
    file: source.file,
    text: source.text,
    language,
    title,
    report: (message, { at, hint } = {}) => {
      report(make(placeOfPoints(at?.position, source), message, hint));
    },
  };
}

export function diagnoseCheck(
  { code, severity = 'warning' }: Check,
  place: Diagnostic['place'],
  message: string,
  hint: string | undefined,
): Diagnostic {
  const text = shortenMessage(message);
  return {
    code,
    severity,
    message: text,
    ...(hint === undefined ? {} : { hint: shortenMessage(hint) }),
    place,
  };
}

function diagnoseMessage(
  name: string,
  place: Diagnostic['place'],
  message: string,
  hint: string | undefined,
): Diagnostic {
  return diagnose('plugin-message', place, `${name}: ${message}`, { hint });
}

/** Undefined for what is said for information alone. */
function readMessage(message: VFile['messages'][number], source: SourceText): Diagnostic | undefined {
  const { fatal, reason, place, source: name, note } = message;
  if (fatal === undefined || fatal === null) return undefined;
  return diagnose(
    fatal ? 'plugin-works' : 'plugin-message',
    placeOfPoints(place, source),
    `${name ?? 'A plug-in'}: ${reason}`,
    { hint: note ?? undefined },
  );
}
