/** How bad a problem is: an error stops the build, a warning does not. */
export type Severity = 'error' | 'warning';

interface Rule {
  readonly severity: Severity;
  /** What should hold. Shown by `kolofon explain` and in the documentation. */
  readonly holds: string;
  /** An error that a publication may turn into a warning: the page is still right without what is wrong. */
  readonly canRelax?: true;
}

/** Every diagnostic code there is. A code names what should hold, and is permanent. */
export const catalogue = {
  'utf8-valid': { severity: 'error', holds: 'Every source file is a text in UTF-8, of characters alone.' },
  'yaml-valid': { severity: 'error', holds: 'Manifests and front matter are valid YAML.' },
  'text-whole': { severity: 'warning', holds: 'No text in YAML loses a part to a comment or an anchor.' },
  'size-limit': { severity: 'error', holds: 'Nothing is longer or more numerous than a publication needs.' },
  'front-matter-present': { severity: 'error', holds: 'Every article begins with front matter.' },
  'key-known': { severity: 'error', holds: 'Front matter and manifests hold only known keys.' },
  'value-present': { severity: 'error', holds: 'Every required value is there.' },
  'value-type': { severity: 'error', holds: 'Every value has the type its key asks for.' },
  'date-valid': { severity: 'error', holds: 'Every date is a day of the calendar, as YYYY-MM-DD.' },
  'language-valid': { severity: 'error', holds: 'Every language is a BCP 47 tag.' },
  'isbn-valid': { severity: 'error', holds: 'Every ISBN is whole, and its check digit right.' },
  'file-exists': { severity: 'error', holds: 'Every file that the publication needs is there.' },
  'file-used': { severity: 'warning', holds: 'Every text in series/ is in a place where it is read.' },
  'series-exists': { severity: 'error', holds: 'The publication lists only series that have a manifest.' },
  'series-not-empty': { severity: 'error', holds: 'Every series has a part.' },
  'series-published': { severity: 'warning', holds: 'Every series and collection has a published part.' },
  'attestation-current': { severity: 'warning', holds: 'A book is attested in its newest edition.' },
  'article-exists': { severity: 'error', holds: 'Every part of a series is an article that exists.' },
  'translation-exists': {
    severity: 'error',
    holds: 'A translation names a published original in another language, and is the only one in its own.',
  },
  'part-once': { severity: 'error', holds: 'An article stands once in a series.' },
  'planned-enough': { severity: 'error', holds: 'A series announces at least as many parts as it lists.' },
  'slug-case-unique': { severity: 'error', holds: 'File names differ by more than case and accents.' },
  'theme-contrast': { severity: 'warning', holds: 'Text and links of the site stand out from their ground.' },
  'theme-face': { severity: 'error', holds: 'Every face of the site is a package that is installed.' },
  'output-own': {
    severity: 'error',
    holds: 'Outputs replace only files that earlier builds of the publication wrote.',
  },
  'output-path-unique': { severity: 'error', holds: 'No two outputs have the same path.' },
  'address-gone': {
    severity: 'error',
    holds: 'Every address that was given out leads on, or was withdrawn.',
  },
  'addresses-locked': { severity: 'error', holds: 'What changes an address is in the committed lock file.' },
  'successor-once': {
    severity: 'error',
    holds: 'A former id belongs to one page, and to no other that exists.',
  },
  'nesting-limit': { severity: 'error', holds: 'Nothing is nested deeper than any reader could follow.' },
  'heading-single-h1': { severity: 'warning', holds: 'The title is the only heading of level 1.' },
  'heading-order': { severity: 'warning', holds: 'No heading level is skipped.' },
  'heading-not-empty': { severity: 'warning', holds: 'Every heading has a text.' },
  'image-alt': { severity: 'warning', holds: 'Every image has an alternative text.' },
  'image-exists': { severity: 'error', holds: 'Every image is a file of the publication.' },
  'image-local': { severity: 'error', holds: 'No image is fetched from the network.' },
  'drawing-static': {
    severity: 'warning',
    holds: 'Nothing in a drawing runs, waits for the reader or comes from another file.',
  },
  'image-format': { severity: 'error', holds: 'Every image is a PNG, JPEG, GIF, WebP or a safe SVG.' },
  'picture-place': {
    severity: 'warning',
    holds: 'No published picture or film says where it was taken.',
  },
  'link-target-exists': {
    severity: 'error',
    holds: 'Every link inside the publication leads to something.',
    canRelax: true,
  },
  'link-query': { severity: 'warning', holds: 'Links to files of the publication have no query.' },
  'link-internal': {
    severity: 'warning',
    holds: 'Links to articles of the publication name their files.',
  },
  'link-target-published': { severity: 'warning', holds: 'Articles link to published articles.' },
  'fragment-exists': { severity: 'error', holds: 'Every fragment names a heading or an anchor of its page.' },
  'link-safe': {
    severity: 'error',
    holds: 'Links are paths, or valid addresses with http, https, mailto or tel.',
  },
  'link-not-empty': { severity: 'error', holds: 'Every link has a text.' },
  'citation-known': { severity: 'error', holds: 'Every citation key stands in the references.' },
  'citation-form': { severity: 'error', holds: 'Every citation in brackets is closed and holds only text.' },
  'reference-once': { severity: 'error', holds: 'Every reference has an id of its own.' },
  'popularity-valid': { severity: 'error', holds: 'Counts of reads are articles with whole numbers.' },
  'footnote-defined': { severity: 'error', holds: 'Every footnote reference has a footnote.' },
  'footnote-used': { severity: 'warning', holds: 'Every footnote is referred to.' },
  'directive-known': { severity: 'error', holds: 'Every directive is one that Kolofon knows.' },
  'dialect-known': { severity: 'warning', holds: 'No markup of another dialect is printed as text.' },
  'markup-closed': {
    severity: 'error',
    holds: 'Callouts, code blocks, formulas, elements and comments are closed.',
    canRelax: true,
  },
  'dollar-escaped': {
    severity: 'warning',
    holds: 'A dollar sign beside formulas is written with a backslash.',
  },
  'math-fits': { severity: 'warning', holds: 'Every formula fits on a small printed page.' },
  'math-valid': { severity: 'error', holds: 'Mathematics is valid TeX.' },
  'code-language-known': { severity: 'warning', holds: 'The language of a code block is known.' },
  'code-coloured': {
    severity: 'warning',
    holds: 'Code that names its language is short enough to be coloured.',
  },
  'code-info-known': {
    severity: 'warning',
    holds: 'A code block says its language and nothing else.',
  },
  'html-allowed': { severity: 'warning', holds: 'Raw HTML uses only safe elements and attributes.' },
  'html-valid': { severity: 'warning', holds: 'Raw HTML is valid: every element in its place.' },
  'table-cells': { severity: 'error', holds: 'No row of a table has more cells than its first.' },
  'table-header': { severity: 'warning', holds: 'Every column of a table has a heading.' },
  'device-kindle': { severity: 'warning', holds: 'E-books hold nothing that Kindle shows badly.' },
  'device-kobo': { severity: 'warning', holds: 'E-books hold nothing that Kobo shows badly.' },
  'device-apple-books': { severity: 'warning', holds: 'E-books hold nothing that Apple Books shows badly.' },
  'book-size': { severity: 'warning', holds: 'No e-book is heavier than the publication allows.' },
  'font-installed': {
    severity: 'warning',
    holds: 'Printed books have fonts for the scripts of their texts.',
  },
  'pdf-accessible': { severity: 'warning', holds: 'Every printed book may claim PDF/UA-1.' },
  'protected-leak': { severity: 'error', holds: 'The open edition holds nothing that is for members.' },
  'members-untracked': { severity: 'warning', holds: "Git tracks no file of the members' edition." },
  'template-valid': { severity: 'error', holds: 'Every template can be read and filled in.' },
} as const satisfies Record<string, Rule>;

export type Code = keyof typeof catalogue;
