import { textIn, type FormTarget } from '../../../../model/site-settings.ts';
import type { Article, Membership } from '../../../../model/series.ts';
import type { Words } from '../../../../model/words.ts';
import { publicAddress } from '../../../addresses.ts';
import { stampEdition } from '../../../book-phrases.ts';
import { readerLetters, type LetterKind } from '../../../reader-letters.ts';
import { removeMarks } from '../../../borrowed-words.ts';
import type { Site } from '../site.ts';

/** A form that a browser sends by itself. */
export interface FormView {
  /** Of its heading: links from the e-books lead to it. */
  readonly id: string;
  readonly kind: LetterKind;
  readonly title: string;
  readonly lead: string;
  readonly action: string | undefined;
  readonly encoding: 'text/plain' | 'application/x-www-form-urlencoded';
  readonly isNetlify: boolean;
  /** What nobody has to write: names and values. */
  readonly hidden: readonly Field[];
  /** A field that only a robot fills in. */
  readonly honeypot: { readonly name: string; readonly label: string };
  readonly kinds: { readonly legend: string; readonly options: readonly Field[] } | undefined;
  readonly fields: {
    readonly message: FieldView;
    readonly quote: FieldView;
    readonly name: FieldView;
    readonly email: FieldView;
  };
  readonly consent: { readonly text: string; readonly error: string };
  readonly retention: string | undefined;
  readonly privacy: { readonly text: string; readonly href: string } | undefined;
  readonly required: string;
  readonly send: string;
}

interface Field {
  readonly name: string;
  readonly value: string;
  readonly label?: string;
}

interface FieldView {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string;
  readonly isRequired: boolean;
}

const reportKinds = ['error', 'lacking', 'missed'] as const;

/** Undefined where the editor has set no address. */
export function viewForm(kind: LetterKind, article: Article, site: Site, words: Words): FormView | undefined {
  const { blocks, forms } = site.input.publication.site;
  const target = forms[kind];
  if (!blocks[kind] || target === undefined) return undefined;
  const { publisher } = site.input.publication;
  const local = (key: 'consent' | 'retention') => {
    const texts = forms[key];
    return texts && textIn(texts, words.language);
  };
  const isQuestion = kind === 'question';
  const field = (name: string, label: string, facts: Partial<FieldView> = {}): FieldView => ({
    id: `--${kind}-${name}`,
    label: words(label),
    error: words('siteFormMissing'),
    isRequired: true,
    ...facts,
  });
  return {
    id: readerLetters[kind].id,
    kind,
    title: words(readerLetters[kind].title),
    lead: words(isQuestion ? 'siteQuestionLead' : 'siteReportLead'),
    ...addressForm(target, words(readerLetters[kind].title), article),
    hidden: [
      ...serviceFields(target, kind, article, words),
      { name: 'article', value: article.title },
      { name: 'address', value: publicAddress(site.input.publication, article) },
      ...placeFields(article.memberships, words),
    ],
    honeypot: {
      name: target.service === 'formspree' ? '_gotcha' : 'website',
      label: words('siteFormHoneypot'),
    },
    kinds: isQuestion
      ? undefined
      : {
          legend: words('siteReportKind'),
          options: reportKinds.map((name) => ({
            name: 'kind',
            value: name,
            label: words(`siteReport.${name}`),
          })),
        },
    fields: {
      message: field('message', isQuestion ? 'siteFormQuestion' : 'siteFormReport'),
      quote: field('quote', 'siteFormQuote', { hint: words('siteFormQuoteHint'), isRequired: false }),
      name: field('name', 'siteFormName', { isRequired: isQuestion }),
      email: field('email', 'siteFormEmail', { isRequired: isQuestion, error: words('siteFormBadEmail') }),
    },
    consent: {
      text: local('consent') ?? words('siteFormConsent', { publisher }),
      error: words('siteFormNoConsent'),
    },
    retention: local('retention'),
    privacy:
      forms.privacy === undefined ? undefined : { text: words('siteFormPrivacy'), href: forms.privacy },
    required: words('siteFormOptional'),
    send: words(isQuestion ? 'siteFormSendQuestion' : 'siteFormSendReport'),
  };
}

/** A letter opens in the reader's own mail program, its fields one on each line. */
function addressForm(
  { to, service }: FormTarget,
  subject: string,
  { title }: Article,
): Pick<FormView, 'action' | 'encoding' | 'isNetlify'> {
  const isMail = to?.startsWith('mailto:') === true;
  return {
    action: isMail ? `${to}?subject=${encodeURIComponent(removeMarks(`${subject}: ${title}`))}` : to,
    encoding: isMail ? 'text/plain' : 'application/x-www-form-urlencoded',
    isNetlify: service === 'netlify',
  };
}

function serviceFields({ service }: FormTarget, kind: LetterKind, { title }: Article, words: Words): Field[] {
  if (service === 'netlify') return [{ name: 'form-name', value: kind }];
  if (service === 'formspree')
    return [{ name: '_subject', value: `${words(readerLetters[kind].title)}: ${title}` }];
  return [];
}

/** Every place of the article; a script leaves the one that the reader came by. */
function placeFields(memberships: readonly Membership[], words: Words): Field[] {
  if (memberships.length === 0) return [];
  const join = (of: (membership: Membership) => string) => memberships.map(of).join('; ');
  return [
    { name: 'series', value: join(({ series }) => series.title) },
    { name: 'part', value: join(({ position, total }) => words('partOfShort', { position, total })) },
    { name: 'edition', value: join(({ series }) => stampEdition(series.edition, words)) },
  ];
}
