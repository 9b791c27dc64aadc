/** How bad a problem is: an error stops the build, a warning does not. */
export type Severity = 'error' | 'warning';

interface Rule {
  readonly severity: Severity;
  /** What should hold. Shown by `kolofon explain` and in the documentation. */
  readonly requirement: string;
  /** An error that a publication may turn into a warning: the page is still right without what is wrong. */
  readonly canRelax?: true;
}

/** Every diagnostic code there is. A code names what should hold, and is permanent. */
export const catalogue = {
  'utf8-valid': {
    severity: 'error',
    requirement: 'Every source file is a text in UTF-8, of characters alone.',
  },
  'yaml-valid': { severity: 'error', requirement: 'Manifests and front matter are valid YAML.' },
  'text-whole': {
    severity: 'warning',
    requirement: 'No text in YAML loses a part to a comment or an anchor.',
  },
  'size-limit': {
    severity: 'error',
    requirement: 'Nothing is longer or more numerous than a publication needs.',
  },
  'front-matter-present': { severity: 'error', requirement: 'Every article begins with front matter.' },
  'key-known': { severity: 'error', requirement: 'Front matter and manifests hold only known keys.' },
  'value-present': { severity: 'error', requirement: 'Every required value is there.' },
  'value-type': { severity: 'error', requirement: 'Every value has the type its key asks for.' },
  'date-valid': { severity: 'error', requirement: 'Every date is a day of the calendar, as YYYY-MM-DD.' },
  'language-valid': { severity: 'error', requirement: 'Every language is a BCP 47 tag.' },
  'isbn-valid': { severity: 'error', requirement: 'Every ISBN is whole, and its check digit right.' },
  'file-exists': { severity: 'error', requirement: 'Every file that the publication needs is there.' },
  'file-used': { severity: 'warning', requirement: 'Every text in series/ is in a place where it is read.' },
  'series-exists': {
    severity: 'error',
    requirement: 'The publication lists only series that have a manifest.',
  },
  'series-not-empty': { severity: 'error', requirement: 'Every series has a part.' },
  'series-published': {
    severity: 'warning',
    requirement: 'Every series and collection has a published part.',
  },
  'attestation-current': { severity: 'warning', requirement: 'A book is attested in its newest edition.' },
  'article-exists': { severity: 'error', requirement: 'Every part of a series is an article that exists.' },
  'translation-exists': {
    severity: 'error',
    requirement:
      'A translation names a published original in another language, and is the only one in its own.',
  },
  'part-once': { severity: 'error', requirement: 'An article stands once in a series.' },
  'planned-enough': {
    severity: 'error',
    requirement: 'A series announces at least as many parts as it lists.',
  },
  'slug-case-unique': { severity: 'error', requirement: 'File names differ by more than case and accents.' },
  'theme-contrast': {
    severity: 'warning',
    requirement: 'Text and links of the site stand out from their ground.',
  },
  'theme-face': { severity: 'error', requirement: 'Every face of the site is a package that is installed.' },
  'output-own': {
    severity: 'error',
    requirement: 'Outputs replace only files that earlier builds of the publication wrote.',
  },
  'output-path-unique': { severity: 'error', requirement: 'No two outputs have the same path.' },
  'address-gone': {
    severity: 'error',
    requirement: 'Every address that was given out leads on, or was withdrawn.',
  },
  'addresses-locked': {
    severity: 'error',
    requirement: 'What changes an address is in the committed lock file.',
  },
  'successor-once': {
    severity: 'error',
    requirement: 'A former id belongs to one page, and to no other that exists.',
  },
  'nesting-limit': {
    severity: 'error',
    requirement: 'Nothing is nested deeper than any reader could follow.',
  },
  'heading-single-h1': { severity: 'warning', requirement: 'The title is the only heading of level 1.' },
  'heading-order': { severity: 'warning', requirement: 'No heading level is skipped.' },
  'heading-not-empty': { severity: 'warning', requirement: 'Every heading has a text.' },
  'image-alt': { severity: 'warning', requirement: 'Every image has an alternative text.' },
  'image-exists': { severity: 'error', requirement: 'Every image is a file of the publication.' },
  'image-local': { severity: 'error', requirement: 'No image is fetched from the network.' },
  'drawing-static': {
    severity: 'warning',
    requirement: 'Nothing in a drawing runs, waits for the reader or comes from another file.',
  },
  'image-format': { severity: 'error', requirement: 'Every image is a PNG, JPEG, GIF, WebP or a safe SVG.' },
  'picture-place': {
    severity: 'warning',
    requirement: 'No published picture or film says where it was taken.',
  },
  'link-target-exists': {
    severity: 'error',
    requirement: 'Every link inside the publication leads to something.',
    canRelax: true,
  },
  'link-query': { severity: 'warning', requirement: 'Links to files of the publication have no query.' },
  'link-internal': {
    severity: 'warning',
    requirement: 'Links to articles of the publication name their files.',
  },
  'link-target-published': { severity: 'warning', requirement: 'Articles link to published articles.' },
  'fragment-exists': {
    severity: 'error',
    requirement: 'Every fragment names a heading or an anchor of its page.',
  },
  'link-safe': {
    severity: 'error',
    requirement: 'Links are paths, or valid addresses with http, https, mailto or tel.',
  },
  'link-not-empty': { severity: 'error', requirement: 'Every link has a text.' },
  'citation-known': { severity: 'error', requirement: 'Every citation key stands in the references.' },
  'citation-form': {
    severity: 'error',
    requirement: 'Every citation in brackets is closed and holds only text.',
  },
  'reference-once': { severity: 'error', requirement: 'Every reference has an id of its own.' },
  'popularity-valid': { severity: 'error', requirement: 'Counts of reads are articles with whole numbers.' },
  'footnote-defined': { severity: 'error', requirement: 'Every footnote reference has a footnote.' },
  'footnote-used': { severity: 'warning', requirement: 'Every footnote is referred to.' },
  'directive-known': { severity: 'error', requirement: 'Every directive is one that Kolofon knows.' },
  'dialect-known': { severity: 'warning', requirement: 'No markup of another dialect is printed as text.' },
  'markup-closed': {
    severity: 'error',
    requirement: 'Callouts, code blocks, formulas, elements and comments are closed.',
    canRelax: true,
  },
  'dollar-escaped': {
    severity: 'warning',
    requirement: 'A dollar sign beside formulas is written with a backslash.',
  },
  'math-fits': { severity: 'warning', requirement: 'Every formula fits on a small printed page.' },
  'math-valid': { severity: 'error', requirement: 'Mathematics is valid TeX.' },
  'code-language-known': { severity: 'warning', requirement: 'The language of a code block is known.' },
  'code-coloured': {
    severity: 'warning',
    requirement: 'Code that names its language is short enough to be coloured.',
  },
  'code-info-known': {
    severity: 'warning',
    requirement: 'A code block says its language and nothing else.',
  },
  'html-allowed': { severity: 'warning', requirement: 'Raw HTML uses only safe elements and attributes.' },
  'html-valid': { severity: 'warning', requirement: 'Raw HTML is valid: every element in its place.' },
  'table-cells': { severity: 'error', requirement: 'No row of a table has more cells than its first.' },
  'table-header': { severity: 'warning', requirement: 'Every column of a table has a heading.' },
  'device-kindle': { severity: 'warning', requirement: 'E-books hold nothing that Kindle shows badly.' },
  'device-kobo': { severity: 'warning', requirement: 'E-books hold nothing that Kobo shows badly.' },
  'device-apple-books': {
    severity: 'warning',
    requirement: 'E-books hold nothing that Apple Books shows badly.',
  },
  'book-size': { severity: 'warning', requirement: 'No e-book is heavier than the publication allows.' },
  'font-installed': {
    severity: 'warning',
    requirement: 'Printed books have fonts for the scripts of their texts.',
  },
  'pdf-accessible': { severity: 'warning', requirement: 'Every printed book may claim PDF/UA-1.' },
  'protected-leak': { severity: 'error', requirement: 'The open edition holds nothing that is for members.' },
  'members-untracked': { severity: 'warning', requirement: "Git tracks no file of the members' edition." },
  'config-valid': {
    severity: 'error',
    requirement: 'The configuration can be loaded, and holds only what Kolofon knows.',
  },
  'plugin-works': { severity: 'error', requirement: 'No plug-in fails on an article.' },
  'plugin-message': { severity: 'warning', requirement: 'No plug-in complains of an article.' },
  'template-valid': { severity: 'error', requirement: 'Every template can be read and filled in.' },
} as const satisfies Record<string, Rule>;

export type Code = keyof typeof catalogue;
