/** The way to a value inside a YAML document: `['parts', 3]`. */
export type YamlPath = readonly (string | number)[];
