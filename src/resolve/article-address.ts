/** Where the page of an article stands, relative to the base URL, in the folder that the publication names. */
export function articleAddress(folder: string, id: string): string {
  return `${folder}/${id}/`;
}
