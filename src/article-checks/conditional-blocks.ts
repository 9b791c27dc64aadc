import { diagnose } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';

/** Quarto's blocks for some formats, `::: {.content-visible when-format="html"}`: they are shown in all. */
export const checkConditionalBlocks: ArticleCheck = (tree, source) =>
  (tree.data?.taken ?? [])
    .filter(({ start, end }) => /\.content-(?:visible|hidden)\b/.test(source.text.slice(start, end)))
    .map(({ start, end }) =>
      diagnose(
        'dialect-known',
        source.range(start, end),
        'Content for some formats is shown in all formats.',
        {
          hint: 'Keep what applies to every format, and remove the rest with this line and its end.',
        },
      ),
    );
