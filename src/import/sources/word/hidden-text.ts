import { findXml, type XmlNode } from '../../read-xml.ts';
import { replaceElements } from './prepare-xml.ts';

const vanish = /<w:vanish(?:\s*\/>|\s+w:val="(?:1|true|on)"\s*\/>)/;

/** The ids of styles whose text Word hides. */
export function readHidingStyles(styles: XmlNode | undefined): ReadonlySet<string> {
  const hiding = (styles === undefined ? [] : findXml(styles, 'style')).filter((style) =>
    findXml(style, 'vanish').some(({ attributes }) => !/^(?:0|false|off)$/.test(attributes['val'] ?? '')),
  );
  return new Set(hiding.map(({ attributes }) => attributes['styleId'] ?? ''));
}

/** Takes out the text that Word does not show (ECMA-376, 17.3.2.41), which mammoth does. It is added to a list. */
export function hideTexts(xml: string, styles: ReadonlySet<string>, hidden: string[]): string {
  if (styles.size === 0 && !vanish.test(xml)) return xml;
  return replaceElements(xml, 'w:p', (paragraph) => {
    const found: string[] = [];
    const isHidden = hasStyle(paragraph, 'w:pStyle', styles);
    const shown = replaceElements(paragraph, 'w:r', (run) => {
      const [properties = ''] = /^<w:r\b[^>]*>\s*<w:rPr>[^]*?<\/w:rPr>/.exec(run) ?? [];
      if (!isHidden && !vanish.test(properties) && !hasStyle(properties, 'w:rStyle', styles)) return run;
      return run
        .replaceAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g, (_element, text: string) => {
          found.push(text);
          return '';
        })
        .replaceAll(/<w:(?:sym|br|cr|tab)\b[^>]*\/>/g, '');
    });
    if (found.length > 0) hidden.push(found.join(''));
    return shown;
  });
}

function hasStyle(xml: string, tag: 'w:pStyle' | 'w:rStyle', styles: ReadonlySet<string>): boolean {
  const [, id] = new RegExp(`<${tag} w:val="([^"]*)"`).exec(xml) ?? [];
  return id !== undefined && styles.has(id);
}
