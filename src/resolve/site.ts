import { logoPath, type LoadedConfig } from '../load/publication.ts';
import { typographic } from '../markdown/typographic.ts';
import type { IsoDate } from '../model/iso-date.ts';
import type { LocalText, SiteSettings } from '../model/site-settings.ts';

type SiteConfig = LoadedConfig['publication']['site'];
type Phrase = NonNullable<SiteConfig['promotion']>['text'];

/** What the editor decides about the site. A promotion whose last day is over is none. */
export function resolveSite(config: LoadedConfig, asOf: IsoDate): SiteSettings {
  const { site, language } = config.publication;
  const { blocks, subscription, forms, theme } = site;
  const promotion =
    site.promotion?.until !== undefined && site.promotion.until < asOf ? undefined : site.promotion;
  const local = (phrase: Phrase | undefined) =>
    phrase === undefined ? undefined : readPhrase(phrase, language);
  return {
    blocks,
    promotion: promotion && { text: readPhrase(promotion.text, language), link: promotion.link },
    subscription: subscription && {
      address: subscription.address,
      login: subscription.login,
      auth: subscription.auth,
      price: local(subscription.price),
      promise: local(subscription.promise),
    },
    newsletter: site.newsletter,
    forms: {
      question: forms.question,
      report: forms.report,
      consent: local(forms.consent),
      retention: local(forms.retention),
      privacy: forms.privacy,
    },
    theme: { ...theme, logo: logoPath(config)[0] },
    hasLlmsList: site.llms,
    hasSearch: site.search,
    hasSocialImages: site.socialImages,
  };
}

function readPhrase(phrase: Phrase, language: string): LocalText {
  if (typeof phrase === 'string') return new Map([['und', typographic(phrase, language)]]);
  return new Map(Object.entries(phrase).map(([tag, text]) => [tag, typographic(text, tag)]));
}
