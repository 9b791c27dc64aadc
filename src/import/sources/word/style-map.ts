import { findXml, type XmlNode } from '../../read-xml.ts';

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  /** From 0; undefined where the style is no heading. */
  readonly level: number | undefined;
}

/** What the paragraph styles of a document are, in the notation of mammoth, whatever their names in its language. */
export function readStyleMap(styles: XmlNode | undefined): string[] {
  const known = new Map(
    (styles === undefined ? [] : findXml(styles, 'style'))
      .filter(({ attributes }) => attributes['type'] === 'paragraph')
      .map((style) => [style.attributes['styleId'] ?? '', readStyle(style)] as const),
  );
  const rules: string[] = [];
  for (const [id, style] of known) {
    const target = targetOf(style, known);
    if (target !== undefined && /^[A-Za-z_][\w-]*$/.test(id)) rules.push(`p.${id} => ${target}`);
    else if (target !== undefined && !style.name.includes("'"))
      rules.push(`p[style-name='${style.name}'] => ${target}`);
  }
  return [...rules, ...codeStyles(styles)];
}

/** Styles of phrases that are code. */
function codeStyles(styles: XmlNode | undefined): string[] {
  return (styles === undefined ? [] : findXml(styles, 'style')).flatMap((style) => {
    const name = findXml(style, 'name')[0]?.attributes['val'] ?? '';
    const isCode =
      style.attributes['type'] === 'character' &&
      /^(?:verbatim char|html (?:code|keyboard|sample|typewriter)|source text|inline code|code|code char)$/i.test(
        name,
      );
    return isCode ? [`r[style-name='${name}'] => code`] : [];
  });
}

function readStyle(style: XmlNode): Style {
  const value = (name: string) => findXml(style, name)[0]?.attributes['val'];
  const level = Number(value('outlineLvl') ?? '9');
  return {
    name: value('name') ?? '',
    basedOn: value('basedOn'),
    level: level >= 0 && level < 6 ? level : undefined,
  };
}

/** A style is what the nearest of those that it is based on is. */
function targetOf(style: Style, known: ReadonlyMap<string, Style>): string | undefined {
  let current: Style | undefined = style;
  for (let steps = 0; current !== undefined && steps < 20; steps += 1) {
    const { name, level, basedOn }: Style = current;
    const target = kinds.find(([names]) => names.test(name))?.[1];
    if (target !== undefined) return target;
    const [, number] = heading.exec(name) ?? [];
    if (number !== undefined) return `h${number}:fresh`;
    if (level !== undefined) return `h${String(level + 1)}:fresh`;
    current = basedOn === undefined ? undefined : known.get(basedOn);
  }
  return undefined;
}

/** The names of headings in documents whose styles were written in another language. */
const heading =
  /^(?:heading|overskrift|überschrift|rubrik|titre|título|titolo|kop|otsikko|nagłówek|nadpis|címsor|заголовок|標題|标题|見出し|제목|عنوان)\s*([1-6])$/i;

const kinds: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:toc \d|toc heading|table of (?:figures|authorities)|(?:contents|inhaltsverzeichnis|innholdsfortegnelse)( (?:heading|\d))?|index \d)$/i,
    '!',
  ],
  [/^(?:title|tittel|titel)$/i, 'h1.title:fresh'],
  [/^(?:author|date)$/i, 'p.title-page:fresh'],
  [/^(?:subtitle|undertittel|untertitel)$/i, 'p:fresh'],
  [
    /^(?:caption|bildetekst|billedtekst|bildtekst|beschriftung|bildunterschrift|légende|didascalia|leyenda|epígrafe|legenda|bijschrift|kuvateksti|illustration|drawing|figure|table|tabell|tabelle|abbildung|image caption|table caption)$/i,
    'p.caption:fresh',
  ],
  [/^(?:quote|intense quote|block text|quotations|sitat|zitat|citat|citation)$/i, 'blockquote > p:fresh'],
  [/^(?:html preformatted|preformatted text|source code|code)$/i, "pre:separator('\\n')"],
];
