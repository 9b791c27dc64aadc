import { catalogue } from '../diagnostics/catalogue.ts';
import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';
import type { BookFormat } from './book-format.ts';
import type { Check, Feature, Plugin, RemarkRehypeOptions } from './config.ts';
import { deviceIds } from '../model/devices.ts';
import type { CitationStyle } from './citation-style.ts';
import type { ReadingSystem } from './reading-system.ts';
import type { WebServer } from './web-server.ts';
import { emptyConfig, type NamedPlugin, type PluginConfig } from './plugin-config.ts';

const hyphenated = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

type Fields = Readonly<Record<string, unknown>>;

const keys = Object.keys(emptyConfig);
const featureKeys = ['name', 'markdown', 'html'];
const checkKeys = ['code', 'severity', 'requirement', 'article', 'publication'];
const serverKeys = ['id', 'label', 'files'];
const readingSystemKeys = ['id', 'label', 'check'];
const styleKeys = ['id', 'xml', 'locales'];
const formatKeys = ['id', 'label', 'ending', 'onRequest', 'make'];
/** The folders of the servers that Kolofon knows itself. */
export const reservedServers = ['nginx', 'caddy', 'netlify', 'cloudflare'];
/** Of the books that Kolofon makes itself. */
const takenEndings = ['epub', 'pdf'];
/** The folders of the outputs that Kolofon makes itself. */
export const reservedIds = ['epub', 'pdf', 'press', 'site', 'server', 'members'];
const remarkRehypeKeys = ['handlers', 'passThrough'];

/** Checks the shape of what the module of a configuration exports, and finds all that is wrong with it. */
export function readConfig(exported: unknown, source: SourceText): Checked<PluginConfig> {
  const diagnostics: Diagnostic[] = [];
  const complain = (key: string, message: string, hint?: string): undefined => {
    diagnostics.push(diagnose('config-valid', placeOf(key, source), message, { hint }));
    return undefined;
  };
  const refuseUnknown = (fields: Fields, known: readonly string[], of: string): void => {
    for (const key of Object.keys(fields).filter((one) => !known.includes(one)))
      complain(
        key,
        `There is no key "${key}" in ${of}.`,
        didYouMean(key, known) ?? `There are ${known.join(', ')}.`,
      );
  };
  const listOf = (fields: Fields, key: string): readonly unknown[] => {
    const value = fields[key] ?? [];
    if (Array.isArray(value)) return value as unknown[];
    complain(key, `"${key}" is ${kindOf(value)}, not a list.`, `Write ${key}: […].`);
    return [];
  };

  const readPlugins = (values: readonly unknown[], key: string, way = key): NamedPlugin[] =>
    values.flatMap((value, index) => {
      const place = `${way}[${String(index)}]`;
      const [plugin, ...options] = Array.isArray(value) ? (value as unknown[]) : [value];
      if (typeof plugin === 'function')
        return [{ name: plugin.name || place, plugin: plugin as Plugin, options }];
      if (isFields(plugin) && Array.isArray(plugin['plugins']))
        return readPlugins(plugin['plugins'] as unknown[], key, `${place}.plugins`);
      const isNamespace = isFields(plugin) && typeof plugin['default'] === 'function';
      complain(
        key,
        `${place} is ${kindOf(plugin)}, not a plug-in.`,
        isNamespace
          ? 'Import its default export: import plugin from "…".'
          : 'A plug-in is a function, mostly the default export of its package: [plugin, options] with its options.',
      );
      return [];
    });

  const readFeature = (value: unknown, index: number): Feature[] => {
    const place = `features[${String(index)}]`;
    if (!isFields(value)) {
      complain('features', `${place} is ${kindOf(value)}, not a feature.`);
      return [];
    }
    const { name, markdown, html } = value;
    refuseUnknown(value, featureKeys, place);
    if (typeof name !== 'string' || name === '')
      complain('features', `${place} has no name.`, "Write name: '…'.");
    else if (!isFunction(markdown) && !isFunction(html))
      complain(
        'features',
        `The feature "${name}" does nothing.`,
        'Give it a function markdown, html, or both.',
      );
    return [value as unknown as Feature];
  };

  const readCheck = (value: unknown, index: number): Check[] => {
    const place = `checks[${String(index)}]`;
    if (!isFields(value)) {
      complain('checks', `${place} is ${kindOf(value)}, not a check.`);
      return [];
    }
    const { code, severity = 'warning', requirement, article, publication } = value;
    refuseUnknown(value, checkKeys, place);
    if (typeof code !== 'string' || !hyphenated.test(code)) {
      complain(
        'checks',
        `${place} has no code.`,
        "Write lower-case words with hyphens: code: 'house-style'.",
      );
      return [];
    }
    if (severity !== 'error' && severity !== 'warning')
      complain(code, `The severity of "${code}" is ${kindOf(severity)}.`, "Write 'error' or 'warning'.");
    if (typeof requirement !== 'string' || requirement.trim() === '')
      complain(code, `The check "${code}" has no requirement.`, 'Write one sentence: what should be true.');
    if (!isFunction(article) && !isFunction(publication))
      complain(
        code,
        `The check "${code}" has neither "article" nor "publication".`,
        'Give it a function article, publication, or both.',
      );
    if (Object.hasOwn(catalogue, code))
      complain(code, `Kolofon has a check "${code}" of its own.`, `Give yours another code: house-${code}.`);
    return [value as unknown as Check];
  };

  const readFormat = (value: unknown, index: number): BookFormat[] => {
    const place = `formats[${String(index)}]`;
    if (!isFields(value)) {
      complain('formats', `${place} is ${kindOf(value)}, not a format.`);
      return [];
    }
    const { id, label, ending, onRequest, make } = value;
    refuseUnknown(value, formatKeys, place);
    if (!isId(id)) {
      complain('formats', badId(place, id), "Write lower-case words with hyphens: id: 'text'.");
      return [];
    }
    if (reservedIds.includes(id))
      complain(id, `Kolofon has a format or a folder "${id}" of its own.`, 'Give yours another id.');
    if (typeof label !== 'string' || label.trim() === '')
      complain(id, `The format "${id}" has no label.`, "Write its name for readers: label: 'Plain text'.");
    if (ending !== undefined && (typeof ending !== 'string' || !/^[a-z0-9]{1,10}$/.test(ending)))
      complain(
        'ending',
        `The ending of the format "${id}" is ${kindOf(ending)}.`,
        "Write lower-case letters and digits, without a dot: ending: 'txt'.",
      );
    if (onRequest !== undefined && typeof onRequest !== 'boolean')
      complain('onRequest', `"onRequest" is ${kindOf(onRequest)}.`, 'Write true or false.');
    if (!isFunction(make))
      complain(id, `The format "${id}" has no function "make".`, 'Give it one: make(book) { … }.');
    return [value as unknown as BookFormat];
  };

  const readServer = (value: unknown, index: number): WebServer[] => {
    const place = `servers[${String(index)}]`;
    if (!isFields(value)) {
      complain('servers', `${place} is ${kindOf(value)}, not a server.`);
      return [];
    }
    const { id, label, files } = value;
    refuseUnknown(value, serverKeys, place);
    if (!isId(id)) {
      complain('servers', badId(place, id), "Write lower-case words with hyphens: id: 'apache'.");
      return [];
    }
    if (reservedServers.includes(id))
      complain(id, `Kolofon writes settings for ${id} itself.`, 'Give yours another id.');
    if (typeof label !== 'string' || label.trim() === '')
      complain(id, `The server "${id}" has no label.`, "Write its name: label: 'Apache'.");
    if (!isFunction(files))
      complain(id, `The server "${id}" has no function "files".`, 'Give it one: files(site) { … }.');
    return [value as unknown as WebServer];
  };

  const readReadingSystem = (value: unknown, index: number): ReadingSystem[] => {
    const place = `readingSystems[${String(index)}]`;
    if (!isFields(value)) {
      complain('readingSystems', `${place} is ${kindOf(value)}, not a reading system.`);
      return [];
    }
    const { id, label, check } = value;
    refuseUnknown(value, readingSystemKeys, place);
    if (!isId(id)) {
      complain('readingSystems', badId(place, id), "Write lower-case words with hyphens: id: 'tolino'.");
      return [];
    }
    if (deviceIds.some((known) => known === id))
      complain(id, `Kolofon checks e-books for ${id} itself.`, 'Give yours another id.');
    if (typeof label !== 'string' || label.trim() === '')
      complain(id, `The reading system "${id}" has no label.`, "Write its name: label: 'Tolino'.");
    if (!isFunction(check))
      complain(
        id,
        `The reading system "${id}" has no function "check".`,
        'Give it one: check(book, report) { … }.',
      );
    return [value as unknown as ReadingSystem];
  };

  const readCitationStyle = (value: unknown, index: number): CitationStyle[] => {
    const place = `citationStyles[${String(index)}]`;
    if (!isFields(value)) {
      complain('citationStyles', `${place} is ${kindOf(value)}, not a citation style.`);
      return [];
    }
    const { id, xml, locales = {} } = value;
    refuseUnknown(value, styleKeys, place);
    if (!isId(id)) {
      complain('citationStyles', badId(place, id), "Write lower-case words with hyphens: id: 'house-notes'.");
      return [];
    }
    if (typeof xml !== 'string' || xml.trim() === '')
      complain(
        id,
        `The citation style "${id}" has no text "xml".`,
        'Read it from its .csl file: xml: readFileSync(…, "utf8").',
      );
    if (!isFields(locales) || Object.values(locales).some((text) => typeof text !== 'string'))
      complain(
        'locales',
        `The locales of the citation style "${id}" are not texts by language.`,
        "Write locales: { nb: '…' }.",
      );
    return [value as unknown as CitationStyle];
  };

  const readRemarkRehype = (value: unknown): RemarkRehypeOptions => {
    if (value === undefined) return {};
    if (!isFields(value)) {
      complain('remarkRehype', `"remarkRehype" is ${kindOf(value)}, not an object.`);
      return {};
    }
    refuseUnknown(value, remarkRehypeKeys, '"remarkRehype"');
    const { handlers = {}, passThrough = [] } = value;
    if (!isFields(handlers)) complain('handlers', `"handlers" is ${kindOf(handlers)}, not an object.`);
    else
      for (const [type, handler] of Object.entries(handlers))
        if (!isFunction(handler))
          complain('handlers', `The handler of "${type}" is ${kindOf(handler)}, not a function.`);
    if (!Array.isArray(passThrough) || passThrough.some((type) => typeof type !== 'string'))
      complain('passThrough', '"passThrough" is not a list of node types.');
    return value;
  };

  if (!isFields(exported)) {
    const isNothing = exported === undefined;
    complain(
      '',
      isNothing
        ? 'The configuration exports nothing.'
        : `The configuration exports ${kindOf(exported)}, not an object.`,
      'Write export default defineConfig({ … }).',
    );
    return { value: emptyConfig, diagnostics };
  }
  refuseUnknown(exported, keys, 'the configuration');
  const value: PluginConfig = {
    remarkPlugins: readPlugins(listOf(exported, 'remarkPlugins'), 'remarkPlugins'),
    rehypePlugins: readPlugins(listOf(exported, 'rehypePlugins'), 'rehypePlugins'),
    remarkRehype: readRemarkRehype(exported['remarkRehype']),
    features: listOf(exported, 'features').flatMap(readFeature),
    checks: listOf(exported, 'checks').flatMap(readCheck),
    formats: listOf(exported, 'formats').flatMap(readFormat),
    servers: listOf(exported, 'servers').flatMap(readServer),
    readingSystems: listOf(exported, 'readingSystems').flatMap(readReadingSystem),
    citationStyles: listOf(exported, 'citationStyles').flatMap(readCitationStyle),
  };
  for (const code of repeated(value.checks.map((check) => check.code)))
    complain(
      source.text.includes(`'${code}'`) ? code : 'checks',
      `Two checks have the code "${code}".`,
      'Give each a code of its own.',
    );
  const endings = value.formats.map(({ id, ending = id }) => ending);
  for (const ending of repeated([...takenEndings, ...endings]))
    complain(
      'ending',
      `Two formats make files that end in .${ending}.`,
      'The site offers all books in one folder: give each format an ending of its own.',
    );
  for (const id of repeated(value.formats.map((format) => format.id)))
    complain(id, `Two formats have the id "${id}".`, 'Give each an id of its own.');
  for (const id of repeated(value.servers.map((server) => server.id)))
    complain(id, `Two servers have the id "${id}".`, 'Give each an id of its own.');
  for (const id of repeated(value.readingSystems.map((system) => system.id)))
    complain(id, `Two reading systems have the id "${id}".`, 'Give each an id of its own.');
  for (const id of repeated(value.citationStyles.map((style) => style.id)))
    complain(id, `Two citation styles have the id "${id}".`, 'Give each an id of its own.');
  for (const name of repeated(value.features.map((feature) => feature.name)))
    complain(name, `Two features have the name "${name}".`, 'Give each a name of its own.');
  return { value, diagnostics };
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Where the text writes a key or a code; its first line where it does not. */
function placeOf(key: string, source: SourceText): Place {
  const word = new RegExp(`(?<![\\w-])${key.replaceAll(/\W/g, '\\$&')}(?=["']?\\s*[:,}\\]])`);
  const at = key === '' ? -1 : source.text.search(word);
  return at === -1 ? source.place(0) : source.place(at, at + key.length);
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && hyphenated.test(id);
}

function badId(place: string, id: unknown): string {
  return id === undefined ? `${place} has no id.` : `The id of ${place} is ${kindOf(id)}.`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

/** `a number`, `undefined`: a word for a message. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Promise) return 'a promise';
  if (typeof value === 'string') return `"${value}"`;
  const kind = typeof value;
  return `${kind === 'object' ? 'an' : 'a'} ${kind}`;
}
