import { zip } from './zip.ts';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

export function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** `content`: runs, or words of one run. */
export function paragraph(content: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${content.startsWith('<') ? content : run(content)}</w:p>`;
}

export function style(id: string, name: string, more = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
}

export interface DocumentParts {
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly numbering?: string;
}

const parts = ['styles', 'footnotes', 'endnotes', 'comments', 'numbering'] as const;

const usual: DocumentParts = {
  styles: style('Heading1', 'heading 1') + style('Heading2', 'heading 2'),
  footnotes: `<w:footnote w:id="2">${paragraph('Se boka.')}</w:footnote>`,
};

/** A document of Word with a body; other parts are given with what is in their root. Its one picture is `r9`. */
export function docx(body: string, given: DocumentParts = {}): Promise<Buffer> {
  const contents = { ...usual, ...given };
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = parts.map(
    (name, index) =>
      `<Relationship Id="r${String(index + 2)}" Type="${office}/${name}" Target="${name}.xml"/>`,
  );
  const root = (name: string, content: string) => `<w:${name} ${namespaces}>${content}</w:${name}>`;
  return zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}<Relationship Id="r9" Type="${office}/image" Target="media/sea.png"/></Relationships>`,
    ...Object.fromEntries(parts.map((name) => [`word/${name}.xml`, root(name, contents[name] ?? '')])),
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    'word/media/sea.png': Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>Boka</dc:title><dc:creator>Ingrid Solberg</dc:creator><dcterms:created>2020-01-02T10:00:00Z</dcterms:created></cp:coreProperties>',
  });
}

export function picture(alt: string): string {
  return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
