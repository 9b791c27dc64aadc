import { joinPath } from '../../markdown/file-paths.ts';
import { dataOf, readDataFile, type Data } from '../../markdown/read-data.ts';
import { languageOf, numberOf, textOf, textsOf } from '../../markdown/values.ts';
import type { Source } from '../../source.ts';

export interface HugoLanguage {
  readonly code: string;
  readonly tag: string | undefined;
  readonly contentDir: string;
  readonly title: string | undefined;
  readonly isDefault: boolean;
}

export interface HugoConfig {
  readonly values: Data;
  readonly params: Data;
  /** That of the site first. */
  readonly languages: readonly HugoLanguage[];
  readonly permalinks: Data;
}

const names = ['hugo', 'config'].flatMap((name) =>
  ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`),
);

export function findConfig({ files }: Source): string | undefined {
  return [...names, ...names.map((name) => `config/_default/${name}`)].find((name) => files.includes(name));
}

export function readConfig(source: Source): HugoConfig {
  const file = findConfig(source);
  // Keys of Hugo are read whatever their case.
  const main = file === undefined ? {} : lowerKeys(readDataFile(source, file));
  const values: Data = { ...splitFiles(source), ...main };
  const code = textOf(values['defaultcontentlanguage']) ?? textOf(values['languagecode']) ?? 'en';
  const contentDir = textOf(values['contentdir']) ?? 'content';
  const languages = Object.entries(dataOf(values['languages']))
    .map(([key, value]): HugoLanguage & { weight: number } => {
      const own = lowerKeys(dataOf(value));
      return {
        code: key,
        tag: languageOf(own['languagecode'] ?? own['locale'] ?? key) ?? languageOf(key),
        contentDir:
          joinPath('', textOf(own['contentdir']) ?? mountedFor(key, values) ?? contentDir) ?? contentDir,
        title: textOf(own['title']),
        isDefault: key === code,
        weight: numberOf(own['weight']) ?? 0,
      };
    })
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.weight - b.weight);
  const alone: HugoLanguage = {
    code,
    tag: languageOf(values['languagecode'] ?? values['locale'] ?? code),
    contentDir,
    title: undefined,
    isDefault: true,
  };
  return {
    values,
    params: dataOf(values['params']),
    languages: languages.length > 0 ? languages : [alone],
    permalinks: dataOf(values['permalinks']),
  };
}

/** The folder that `module.mounts` gives to the texts of one language. */
function mountedFor(code: string, values: Data): string | undefined {
  const mounts = dataOf(values['module'])['mounts'];
  const own = (Array.isArray(mounts) ? (mounts as unknown[]) : []).map(dataOf).find((mount) => {
    const matrix = dataOf(dataOf(mount['sites'])['matrix']);
    const languages = textsOf(mount['lang'] ?? matrix['languages']);
    return textOf(mount['target']) === 'content' && languages.includes(code);
  });
  return textOf(own?.['source']);
}

/** `config/_default/languages.toml` and its like hold one key each. */
function splitFiles(source: Source): Data {
  const found = source.files.flatMap((file) => {
    const key = /^config\/_default\/([a-z]+)\.(?:toml|ya?ml|json)$/i.exec(file)?.[1];
    return key === undefined || key === 'hugo' || key === 'config'
      ? []
      : [[key.toLowerCase(), readDataFile(source, file)] as const];
  });
  return Object.fromEntries(found);
}

function lowerKeys(data: Data): Data {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
}
