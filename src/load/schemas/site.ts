import * as z from 'zod';
import { blockIds } from '../../model/site-settings.ts';
import { date, language, text, webAddress } from './values.ts';

/** The same in every language, or one text for each. */
const phrase = z.union([text, z.record(language, text)]);

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** A colour in the light and in the dark. */
const colourPair = z.strictObject({ light: colour, dark: colour });

const mailAddress = z.string().regex(/^mailto:[^\s?&]+@[^\s?&]+$/);

const form = z.union([
  z.strictObject({
    to: z.union([webAddress, mailAddress]).meta({
      description: 'Where it is sent: https://… or mailto:….',
    }),
    service: z.enum(['own', 'formspree']).default('own').meta({
      description: 'Whose shape it has: that of your own end point, or of Formspree.',
    }),
  }),
  z.strictObject({
    service: z.literal('netlify').meta({ description: 'Netlify takes what is sent to any page it serves.' }),
  }),
]);

const on = z.boolean().default(true);

/** `site` in `series/publication.yaml`. */
export const site = z
  .strictObject({
    blocks: z
      .strictObject({
        promotion: on,
        protection: on,
        memberships: on,
        body: on,
        question: on,
        report: on,
        books: on,
        lists: on,
        series: on,
      } satisfies Record<(typeof blockIds)[number], typeof on>)
      .prefault({})
      .meta({ description: 'Which blocks stand on the page of an article. All do, unless one is false.' }),
    promotion: z
      .strictObject({
        text: phrase,
        link: webAddress.optional(),
        until: date.optional().meta({ description: 'The last day on which it is shown.' }),
      })
      .optional()
      .meta({ description: 'One line on top of every article: an offer, a sponsor.' }),
    subscription: z
      .strictObject({
        address: webAddress.meta({ description: 'Where a reader subscribes.' }),
        login: webAddress.optional().meta({ description: 'Where a member logs in.' }),
        auth: webAddress.optional().meta({
          description:
            'What a server asks who a reader is: answers 2xx to a member and 401 to everyone else.',
        }),
        price: phrase.optional().meta({ description: 'What it costs: "490 kr i året".' }),
        promise: phrase.optional().meta({ description: 'What is promised: "Pengene tilbake i 30 dager".' }),
      })
      .optional()
      .meta({ description: 'What the box says in place of an article for members.' }),
    forms: z
      .strictObject({
        question: form.optional(),
        report: form.optional(),
        consent: phrase.optional().meta({ description: 'What the sender agrees to.' }),
        retention: phrase.optional().meta({ description: 'How long what is sent is kept.' }),
        privacy: webAddress.optional().meta({ description: 'The address of the privacy statement.' }),
      })
      .prefault({})
      .meta({ description: 'The forms below an article. One without an address is left out.' }),
    theme: z
      .strictObject({
        accent: colourPair.optional().meta({ description: 'The colour of links and buttons.' }),
        paper: colourPair.optional().meta({ description: 'The ground of the pages.' }),
        text: z
          .string()
          .regex(/^[a-z0-9-]+$/)
          .optional()
          .meta({
            description: 'The face of the text: a package of @fontsource, "literata" for one, or "system".',
          }),
        interface: z
          .string()
          .regex(/^[a-z0-9-]+$/)
          .optional()
          .meta({
            description: 'The face of everything else: a package of @fontsource, or "system".',
          }),
        logo: text.optional().meta({ description: 'An image, relative to this file, beside the name.' }),
      })
      .prefault({})
      .meta({
        description: 'How the site looks. More is changed by style sheets and templates of your own.',
      }),
    search: on.meta({ description: 'Make a search page, and its index.' }),
    socialImages: on.meta({ description: 'Draw a picture of each page, for where somebody shares it.' }),
    llms: z.boolean().default(false).meta({
      description: 'Write llms.txt, a list of the open articles for language models.',
    }),
  })
  .prefault({})
  .meta({ description: 'The site: its blocks, its forms and its looks.' });
