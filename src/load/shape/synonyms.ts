/** Words that mean the same as a key of Kolofon's, in its own and other languages and programs. */
const keys: readonly (readonly string[])[] = [
  [
    'title',
    'section',
    'name',
    'heading',
    'headline',
    'tittel',
    'overskrift',
    'navn',
    'titel',
    'rubrik',
    'titre',
    'titulo',
  ],
  [
    'summary',
    'description',
    'desc',
    'abstract',
    'excerpt',
    'subtitle',
    'lead',
    'teaser',
    'sammendrag',
    'ingress',
    'beskrivelse',
    'samandrag',
    'zusammenfassung',
    'beschreibung',
    'resume',
  ],
  [
    'authors',
    'editors',
    'author',
    'by',
    'byline',
    'writer',
    'creator',
    'forfatter',
    'forfattere',
    'forfattarar',
    'autor',
    'autoren',
    'auteur',
    'auteurs',
    'verfasser',
  ],
  ['editors', 'authors', 'editor', 'redaktor', 'redaktorer', 'redaksjon', 'herausgeber', 'redaktion'],
  [
    'published',
    'date',
    'pubdate',
    'publishdate',
    'publisheddate',
    'publishedat',
    'datepublished',
    'publication_date',
    'created',
    'createdat',
    'dato',
    'publisert',
    'utgitt',
    'datum',
    'fecha',
  ],
  [
    'updated',
    'modified',
    'lastmod',
    'lastmodified',
    'updatedat',
    'dateupdated',
    'datemodified',
    'revised',
    'oppdatert',
    'endret',
    'aktualisiert',
  ],
  ['status', 'draft', 'state', 'publish', 'kladd', 'utkast', 'entwurf', 'hidden', 'unlisted'],
  [
    'access',
    'members',
    'membersonly',
    'private',
    'paywall',
    'protected',
    'premium',
    'visibility',
    'tilgang',
    'medlemmer',
  ],
  ['handout', 'pdf', 'printable', 'download'],
  ['language', 'lang', 'locale', 'sprak', 'sprache', 'langue', 'idioma'],
  [
    'tags',
    'subjects',
    'keywords',
    'tag',
    'categories',
    'category',
    'topics',
    'emneord',
    'stikkord',
    'schlagworte',
    'motscles',
    'kategori',
    'kategorier',
  ],
  ['translationof', 'translates', 'original', 'translation', 'oversettelseav'],
  ['formerly', 'aliases', 'alias', 'redirects', 'redirectfrom', 'oldids', 'previousids', 'tidligere'],
  [
    'parts',
    'articles',
    'chapters',
    'contents',
    'toc',
    'items',
    'pages',
    'posts',
    'nav',
    'deler',
    'artikler',
    'kapitler',
    'delar',
    'teile',
    'kapitel',
  ],
  ['planned', 'total', 'count', 'planlagt', 'geplant'],
  ['edition', 'version', 'release', 'utgave', 'utgave', 'auflage', 'ausgabe'],
  ['cover', 'image', 'coverimage', 'thumbnail', 'omslag', 'forside', 'bilde', 'titelbild'],
  ['preface', 'foreword', 'introduction', 'intro', 'forord', 'innledning', 'vorwort'],
  ['license', 'licence', 'rights', 'copyright', 'lisens', 'lizenz'],
  ['publisher', 'forlag', 'utgiver', 'organization', 'organisation', 'verlag', 'herausgeber'],
  [
    'baseurl',
    'to',
    'link',
    'address',
    'url',
    'siteurl',
    'website',
    'domain',
    'host',
    'canonicalurl',
    'href',
    'adresse',
    'nettadresse',
    'endpoint',
    'action',
    'email',
    'mail',
    'epost',
    'recipient',
    'target',
  ],
  [
    'accent',
    'color',
    'colour',
    'colors',
    'colours',
    'farge',
    'farger',
    'farbe',
    'primary',
    'primarycolor',
    'themecolor',
    'linkcolor',
  ],
  ['paper', 'background', 'backgroundcolor', 'bg', 'bakgrunn', 'hintergrund'],
  ['text', 'font', 'fontfamily', 'typeface', 'bodyfont', 'skrift', 'schrift', 'content', 'message', 'tekst'],
  ['logo', 'icon', 'avatar'],
  ['number', 'no', 'nr', 'nummer'],
  ['templates', 'layouts', 'layout', 'maler', 'themes'],
  ['subscription', 'membership', 'abonnement', 'subscribe'],
  ['series', 'serie', 'serier', 'manifest', 'books'],
  ['collections', 'collection', 'anthologies', 'samlinger', 'sammlungen'],
];

/** Words that mean the same as a value: `publish` as a key asks for a status, and as a status it is `published`. */
const values: readonly (readonly string[])[] = [
  ['draft', 'utkast', 'kladd', 'entwurf', 'brouillon', 'unpublished', 'hidden', 'false'],
  [
    'published',
    'publish',
    'public',
    'publisert',
    'live',
    'veroffentlicht',
    'publie',
    'true',
    'final',
    'done',
  ],
  ['scheduled', 'planned', 'future', 'planlagt', 'geplant', 'pending'],
  [
    'members',
    'member',
    'private',
    'paywall',
    'membersonly',
    'medlem',
    'medlemmer',
    'paid',
    'premium',
    'subscribers',
    'protected',
  ],
  ['public', 'open', 'free', 'everyone', 'offentlig', 'apen', 'all'],
];

/** The keys that mean the same as a word, or are the same but for case, hyphens and accents. */
export function synonymousKeys(word: string, candidates: readonly string[]): string[] {
  return synonymsIn(keys, word, candidates);
}

/** The values that mean the same as a word, or are the same but for case, hyphens and accents. */
export function synonymousValues(word: string, candidates: readonly string[]): string[] {
  return synonymsIn(values, word, candidates);
}

function synonymsIn(
  groups: readonly (readonly string[])[],
  word: string,
  candidates: readonly string[],
): string[] {
  const plain = simplify(word);
  const same = candidates.filter((candidate) => simplify(candidate) === plain);
  if (same.length > 0) return same;
  return groups
    .filter((group) => group.includes(plain))
    .flatMap((group) =>
      group.flatMap((other) => candidates.find((candidate) => simplify(candidate) === other) ?? []),
    );
}

/** Whether two words are the same but for case, hyphens and accents. */
export function isSameWord(a: string, b: string): boolean {
  return simplify(a) === simplify(b);
}

function simplify(word: string): string {
  return word
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^a-z]/g, '');
}
