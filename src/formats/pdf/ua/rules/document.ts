import { readCatalog, readDictionary } from '../../postprocess/pdf-file.ts';
import type { Rule } from '../rule.ts';

/** The file says that it is tagged, which language it is in, and that its title is shown, not its name. */
export const document: Rule = {
  section: '7.1, 7.2',
  check: ({ file }) => {
    const catalog = readCatalog(file);
    const entryOf = (key: string, name: string): unknown => {
      const value = catalog.get(key);
      return value === undefined ? undefined : readDictionary(file, value).get(name);
    };
    return [
      ...(entryOf('/MarkInfo', '/Marked') === 'true' ? [] : ['the file does not say that it is tagged']),
      ...(entryOf('/MarkInfo', '/Suspects') === 'true' ? ['its tags are marked as suspect'] : []),
      ...(entryOf('/ViewerPreferences', '/DisplayDocTitle') === 'true' ? [] : ['its title is not shown']),
      ...(catalog.has('/Lang') ? [] : ['it has no language']),
    ];
  },
};
