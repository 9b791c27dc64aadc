/** How bad a problem is: an error stops the build, a warning does not. A note is what somebody else has said. */
export type Severity = 'error' | 'warning' | 'note';

interface Rule {
  readonly severity: Severity;
  /** What should hold. Shown by `kolofon explain` and in the documentation. */
  readonly requirement: string;
  /** An error that a publication may turn into a warning: the page is still right without what is wrong. */
  readonly canRelax?: true;
}

/** Every diagnostic code there is. A code names what should hold, and is permanent. */
export const catalogue = {
  'utf8-valid': { severity: 'error', requirement: 'Every source file is valid UTF-8 text.' },
  'yaml-valid': { severity: 'error', requirement: 'Manifests and front matter are valid YAML.' },
  'text-whole': { severity: 'warning', requirement: 'No YAML text is cut off by a comment or an anchor.' },
  'size-limit': { severity: 'error', requirement: 'No text, file or list exceeds the limits of Kolofon.' },
  'front-matter-present': { severity: 'error', requirement: 'Every article starts with front matter.' },
  'key-known': { severity: 'error', requirement: 'Front matter and manifests contain only known keys.' },
  'value-present': { severity: 'error', requirement: 'Every required key has a value.' },
  'value-type': { severity: 'error', requirement: 'Every value has the type of its key.' },
  'date-valid': { severity: 'error', requirement: 'Every date is a calendar date, written YYYY-MM-DD.' },
  'language-valid': { severity: 'error', requirement: 'Every language is a BCP 47 tag.' },
  'isbn-valid': {
    severity: 'error',
    requirement: 'Every ISBN has thirteen digits and a correct check digit.',
  },
  'file-exists': { severity: 'error', requirement: 'Every file that the publication names exists.' },
  'file-used': {
    severity: 'warning',
    requirement: 'Every content file and every template is where Kolofon reads it.',
  },
  'series-exists': {
    severity: 'error',
    requirement: 'The publication lists only series that have a manifest.',
  },
  'series-not-empty': { severity: 'error', requirement: 'Every series has at least one part.' },
  'series-published': {
    severity: 'warning',
    requirement: 'Every series and collection has at least one published part.',
  },
  'attestation-current': {
    severity: 'warning',
    requirement: 'An accessibility attestation is for the current edition of its book.',
  },
  'article-exists': { severity: 'error', requirement: 'Every part of a series is an existing article.' },
  'translation-exists': {
    severity: 'error',
    requirement:
      'A translation names a published original in another language, and is the only one in its own language.',
  },
  'part-once': { severity: 'error', requirement: 'An article appears only once in a series.' },
  'planned-enough': {
    severity: 'error',
    requirement: 'A series announces at least as many parts as it lists.',
  },
  'slug-case-unique': {
    severity: 'error',
    requirement: 'Article file names differ by more than case and accents.',
  },
  'theme-contrast': {
    severity: 'warning',
    requirement: 'Text and links of the site contrast with their background.',
  },
  'theme-face': { severity: 'error', requirement: 'Every font of the site is an installed package.' },
  'output-own': {
    severity: 'error',
    requirement: 'A build replaces only files that earlier builds of the publication wrote.',
  },
  'shards-complete': {
    severity: 'error',
    requirement: 'A merge gets every shard of one plan, whole, and made of the same sources.',
  },
  'output-path-unique': { severity: 'error', requirement: 'No two outputs have the same path.' },
  'address-gone': {
    severity: 'error',
    requirement: 'Every published URL still works, redirects, or is listed as gone.',
  },
  'addresses-locked': {
    severity: 'error',
    requirement: 'In CI, every change of a URL is in the committed lock file.',
  },
  'successor-once': {
    severity: 'error',
    requirement: 'A former id belongs to one page only, and is not the id of another.',
  },
  'nesting-limit': { severity: 'error', requirement: 'Nothing is nested deeper than the limits of Kolofon.' },
  'heading-single-h1': { severity: 'warning', requirement: 'The title is the only heading of level 1.' },
  'heading-order': { severity: 'warning', requirement: 'No heading level is skipped.' },
  'heading-not-empty': { severity: 'warning', requirement: 'Every heading has text.' },
  'image-alt': { severity: 'warning', requirement: 'Every image has an alternative text.' },
  'image-exists': { severity: 'error', requirement: 'Every image is a file of the publication.' },
  'image-local': { severity: 'error', requirement: 'Every image is a local file, not a URL.' },
  'drawing-static': {
    severity: 'warning',
    requirement: 'Drawings have no scripts, no interaction and no parts from other files.',
  },
  'image-format': { severity: 'error', requirement: 'Every image is a PNG, JPEG, GIF, WebP or safe SVG.' },
  'picture-place': {
    severity: 'warning',
    requirement: 'No published image or video contains the location where it was taken.',
  },
  'link-target-exists': {
    severity: 'error',
    requirement: 'Every link inside the publication has a target.',
    canRelax: true,
  },
  'include-read': {
    severity: 'error',
    requirement: 'Every included file is a text in series/ and no article.',
  },
  'link-query': { severity: 'warning', requirement: 'Addresses of files of the publication have no query.' },
  'link-internal': {
    severity: 'warning',
    requirement: 'Links to articles of the publication use their file paths, not their URLs.',
  },
  'link-target-published': { severity: 'warning', requirement: 'Articles link to published articles.' },
  'fragment-exists': {
    severity: 'error',
    requirement: 'Every #fragment of a link is a heading or an anchor of its page.',
  },
  'link-safe': {
    severity: 'error',
    requirement: 'Links are paths, or valid URLs with http, https, mailto or tel.',
  },
  'link-not-empty': { severity: 'error', requirement: 'Every link has text.' },
  'citation-known': { severity: 'error', requirement: 'Every cited key is in the references.' },
  'citation-style': {
    severity: 'error',
    requirement: 'The citation style of the publication exists and can be used.',
  },
  'citation-form': {
    severity: 'error',
    requirement: 'Every citation in brackets is closed and contains only text.',
  },
  'reference-once': { severity: 'error', requirement: 'Every reference has a unique id.' },
  'popularity-valid': {
    severity: 'error',
    requirement: 'The reading statistics list articles with whole numbers.',
  },
  'footnote-defined': { severity: 'error', requirement: 'Every footnote reference has a footnote.' },
  'footnote-used': { severity: 'warning', requirement: 'Every footnote has a reference in the text.' },
  'directive-known': { severity: 'error', requirement: 'Every directive is known.' },
  'import-settled': {
    severity: 'warning',
    requirement: 'Whatever an import could not convert is rewritten or removed.',
  },
  'merge-settled': { severity: 'error', requirement: 'No article contains the marks of a merge.' },
  'dialect-known': { severity: 'warning', requirement: 'No markup of another dialect is printed as text.' },
  'markup-closed': {
    severity: 'error',
    requirement: 'Callouts, code blocks, formulas, elements and comments are closed.',
    canRelax: true,
  },
  'dollar-escaped': {
    severity: 'warning',
    requirement: 'A dollar sign next to formulas is escaped with a backslash.',
  },
  'math-fits': { severity: 'warning', requirement: 'Every formula fits on a small printed page.' },
  'math-valid': { severity: 'error', requirement: 'Every formula is valid TeX.' },
  'diagram-package': {
    severity: 'warning',
    requirement: 'The package that draws a diagram is installed.',
  },
  'diagram-valid': {
    severity: 'error',
    requirement: 'Every diagram is valid in its own language.',
    canRelax: true,
  },
  'diagram-drawn': {
    severity: 'warning',
    requirement: 'Every diagram can be drawn on this machine, in time.',
  },
  'code-language-known': { severity: 'warning', requirement: 'The language of a code block is known.' },
  'code-coloured': {
    severity: 'warning',
    requirement: 'Code with a language is short enough to be highlighted.',
  },
  'code-info-known': {
    severity: 'warning',
    requirement: 'Everything after the language of a code block is understood.',
  },
  'html-allowed': { severity: 'warning', requirement: 'Raw HTML uses only safe elements and attributes.' },
  'html-valid': {
    severity: 'warning',
    requirement: 'Raw HTML is valid: every element is allowed where it is.',
  },
  'table-cells': { severity: 'error', requirement: 'No table row has more cells than the header row.' },
  'table-header': { severity: 'warning', requirement: 'Every table column has a heading.' },
  'device-kindle': {
    severity: 'warning',
    requirement: 'E-books contain nothing that Kindle displays badly.',
  },
  'device-kobo': { severity: 'warning', requirement: 'E-books contain nothing that Kobo displays badly.' },
  'device-apple-books': {
    severity: 'warning',
    requirement: 'E-books contain nothing that Apple Books displays badly.',
  },
  'book-size': { severity: 'warning', requirement: 'No e-book is larger than the publication allows.' },
  'font-installed': {
    severity: 'warning',
    requirement: 'Fonts are installed for all scripts in printed books.',
  },
  'pdf-accessible': { severity: 'warning', requirement: 'Every printed book meets PDF/UA-1.' },
  'protected-leak': {
    severity: 'error',
    requirement: 'The public edition contains nothing that is members-only.',
  },
  'members-untracked': { severity: 'warning', requirement: "Git tracks no file of the members' edition." },
  'config-valid': {
    severity: 'error',
    requirement: 'The configuration can be loaded and contains only known keys.',
  },
  'plugin-works': {
    severity: 'error',
    requirement: 'No plug-in, check or format of the configuration fails.',
  },
  'plugin-message': { severity: 'warning', requirement: 'No plug-in reports a problem in an article.' },
  'template-valid': { severity: 'error', requirement: 'Every template can be parsed and rendered.' },
  'report-settled': {
    severity: 'note',
    requirement: 'No report of a reader is open (kolofon check --desk).',
  },
} as const satisfies Record<string, Rule>;

export type Code = keyof typeof catalogue;
