import { textIn, type LocalText } from '../../../../model/site-settings.ts';
import type { Article } from '../../../../model/series.ts';
import type { Words } from '../../../../model/words.ts';
import type { Site } from '../site.ts';

/** The box in place of a body that is for members. */
export interface Protection {
  readonly title: string;
  readonly text: string;
  readonly price: string | undefined;
  readonly promise: string | undefined;
  readonly subscribe: Action | undefined;
  readonly login: Action | undefined;
}

interface Action {
  readonly text: string;
  readonly href: string;
}

export function viewProtection(
  { isReadable }: Article,
  { input }: Site,
  words: Words,
): Protection | undefined {
  const { blocks, subscription } = input.publication.site;
  if (isReadable || !blocks.protection) return undefined;
  const local = (texts: LocalText | undefined) => texts && textIn(texts, words.language);
  const action = (key: string, href: string | undefined) =>
    href === undefined ? undefined : { text: words(key), href };
  return {
    title: words('membersOnly'),
    text: words(subscription === undefined ? 'siteProtectedText' : 'siteProtectedSubscribe'),
    price: local(subscription?.price),
    promise: local(subscription?.promise),
    subscribe: action('siteSubscribe', subscription?.address),
    login: action('siteLogin', subscription?.login),
  };
}
