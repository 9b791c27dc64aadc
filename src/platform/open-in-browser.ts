import open from 'open';

/** Shows a page in the browser of whoever works here. Where there is none, nothing happens: its address is reported anyway. */
export async function openInBrowser(address: string): Promise<void> {
  await open(address).catch(() => undefined);
}
