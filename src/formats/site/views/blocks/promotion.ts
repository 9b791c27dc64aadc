import { textIn } from '../../../../model/site-settings.ts';
import type { Words } from '../../../../model/words.ts';
import type { Site } from '../site.ts';

/** One line on top of an article. */
export interface Promotion {
  readonly label: string;
  readonly text: string;
  readonly href: string | undefined;
}

export function viewPromotion({ input }: Site, words: Words): Promotion | undefined {
  const { blocks, promotion } = input.publication.site;
  if (!blocks.promotion || promotion === undefined) return undefined;
  return {
    label: words('sitePromotion'),
    text: textIn(promotion.text, words.language),
    href: promotion.link,
  };
}
