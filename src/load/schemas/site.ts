import * as z from 'zod';
import { blockIds } from '../../model/site-settings.ts';
import { date, language, text, webAddress } from './values.ts';

/** The same in every language, or one text for each. */
const phrase = z.union([text, z.record(language, text)]);

const fontPackage = z.string().regex(/^[a-z0-9-]+$/);

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** A colour in the light and in the dark. */
const colourPair = z.strictObject({
  light: colour.meta({ description: 'In light mode: #rrggbb.' }),
  dark: colour.meta({ description: 'In dark mode: #rrggbb.' }),
});

const mailAddress = z.string().regex(/^mailto:[^\s?&]+@[^\s?&]+$/);

const form = z.union([
  z.strictObject({
    to: z.union([webAddress, mailAddress]).meta({
      description: 'Where the form is sent: https://… or mailto:….',
    }),
    service: z.enum(['own', 'formspree']).default('own').meta({
      description: 'Who receives it: your own endpoint, or Formspree.',
    }),
  }),
  z.strictObject({
    service: z
      .literal('netlify')
      .meta({ description: 'Netlify, which finds the form in the pages it serves and needs no address.' }),
  }),
]);

const on = z.boolean().default(true);

/** `site` in `series/publication.yaml`. */
export const site = z
  .strictObject({
    blocks: z
      .strictObject({
        promotion: on.meta({ description: 'The promotion, above the article.' }),
        protection: on.meta({ description: 'The box in place of a members-only text.' }),
        memberships: on.meta({ description: 'The line with the part number in each series.' }),
        body: on.meta({ description: 'The text.' }),
        question: on.meta({ description: 'The form to ask the editors.' }),
        report: on.meta({ description: 'The form to report an error.' }),
        books: on.meta({ description: 'The downloads of e-books and PDFs.' }),
        lists: on.meta({ description: 'The most read and latest articles, and new series.' }),
        series: on.meta({
          description: 'The previous and next part, and the list of parts, of each series.',
        }),
      } satisfies Record<(typeof blockIds)[number], typeof on>)
      .prefault({})
      .meta({ description: 'The blocks of an article page. Set one to false to turn it off.' }),
    promotion: z
      .strictObject({
        text: phrase.meta({ description: 'The line above articles.' }),
        link: webAddress.optional().meta({ description: 'The URL that the line links to.' }),
        until: date.optional().meta({ description: 'The last date on which it is shown.' }),
      })
      .optional()
      .meta({ description: 'One line above every article: an offer, a sponsor.' }),
    subscription: z
      .strictObject({
        address: webAddress.meta({ description: 'The URL where a reader subscribes.' }),
        login: webAddress
          .optional()
          .meta({ description: 'The URL where a member logs in. Default: the address.' }),
        auth: webAddress.optional().meta({
          description:
            'The URL that the server requests to identify a reader: it answers 2xx for a member and 401 for everyone else.',
        }),
        price: phrase.optional().meta({ description: 'The price: "490 kroner a year".' }),
        promise: phrase.optional().meta({ description: 'A promise: "Your money back within 30 days".' }),
      })
      .optional()
      .meta({ description: 'What the box in place of a members-only article says.' }),
    newsletter: webAddress.optional().meta({
      description:
        'The URL where readers ask for new parts by e-mail. The page of a series adds its own URL: ?series=….',
    }),
    forms: z
      .strictObject({
        question: form.optional().meta({ description: 'The form to ask the editors.' }),
        report: form.optional().meta({ description: 'The form to report an error or a gap.' }),
        consent: phrase
          .optional()
          .meta({ description: 'What the sender agrees to. Default: words of Kolofon.' }),
        retention: phrase.optional().meta({ description: 'How long you keep what readers send.' }),
        privacy: webAddress.optional().meta({ description: 'The URL of your privacy statement.' }),
      })
      .prefault({})
      .meta({ description: 'The forms below an article. A form without an address is left out.' }),
    theme: z
      .strictObject({
        accent: colourPair
          .optional()
          .meta({ description: 'The colour of links and buttons. Default: a dark green.' }),
        paper: colourPair.optional().meta({ description: 'The background of pages. Default: nearly white.' }),
        text: fontPackage.optional().meta({
          description:
            'The font of articles and titles: a package of @fontsource (such as literata), or system. Default: source-serif-4.',
        }),
        interface: fontPackage.optional().meta({
          description:
            'The font of everything else: a package of @fontsource, or system. Default: source-sans-3.',
        }),
        logo: text
          .optional()
          .meta({ description: 'An image next to the name of the site. The path is relative to this file.' }),
      })
      .prefault({})
      .meta({
        description: 'The appearance of the site. Templates change more.',
      }),
    search: on.meta({ description: 'Build a search page and its index.' }),
    socialImages: on.meta({ description: 'Draw an image of each page for social networks.' }),
    llms: z.boolean().default(false).meta({
      description: 'Write llms.txt, a list of the public articles for language models.',
    }),
  })
  .prefault({})
  .meta({ description: 'The site: blocks, membership, forms and appearance.' });
