/** The data of a JSON text; undefined where it is none. For a problem to report, `readData` says where it is. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
