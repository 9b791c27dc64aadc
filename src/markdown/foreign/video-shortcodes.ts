import type { Edit } from '../../diagnostics/diagnostic.ts';
import { watchable } from '../embeds.ts';
import type { Phrases } from './surroundings.ts';

const shortcode =
  /\{\{[<%][ \t]*(youtube|vimeo|video)[ \t]+([^<>{}%\n]{1,500}?)[ \t]*\/?[>%]\}\}|\{%[ \t]*(youtube|vimeo|video)[ \t]+([^{}%\n]{1,500}?)[ \t]*%\}|@\[(youtube|vimeo|video)\]\(([^()\s]{1,500})\)/g;

/** Films as Hugo, Quarto, Jekyll and Zenn write them, as links: `{{< youtube abc >}}`, `@[youtube](abc)`. */
export function rewriteVideos({ masked, text }: Phrases): Edit[] {
  if (
    !/\{\{[<%][ \t]*(?:youtube|vimeo|video)|\{%[ \t]*(?:youtube|vimeo|video)|@\[(?:youtube|vimeo|video)/.test(
      text,
    )
  )
    return [];
  // An address inside is blank, because it was parsed as a link; in code, the first sign is too.
  return Array.from(text.matchAll(shortcode))
    .filter(({ index }) => masked.charAt(index) === text.charAt(index))
    .map((match) => {
      const { 0: whole, index: start } = match;
      const name = match[1] ?? match[3] ?? match[5] ?? '';
      const target = match[2] ?? match[4] ?? match[6] ?? '';
      return { start, end: start + whole.length, text: writeLink(name, whole, target) };
    });
}

function writeLink(name: string, whole: string, written: string): string {
  const valueOf = (key: string) =>
    new RegExp(`\\b${key}[ \\t]*=[ \\t]*["']?([^"'\\n]+?)["']?(?:[ \\t]|$)`).exec(written)?.[1];
  const [first = ''] = /^"[^"]*"|^'[^']*'|^[^\s"'=]+(?=\s|$)|^https?:\S+/.exec(written.trim()) ?? [];
  const target = (valueOf('id') ?? valueOf('src') ?? first.replace(/^(["'])(.*)\1$/, '$2')).trim();
  if (target === '') return whole;
  const address = addressOf(name, target);
  const title = /\btitle[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)')/.exec(written);
  const shown = title?.[1] ?? title?.[2] ?? address.replace(/^https?:\/\/(?:www\.)?/, '');
  return `[${shown.replaceAll(/[[\]*_`]/g, '\\$&')}](<${address}>)`;
}

function addressOf(name: string, target: string): string {
  if (/^https?:|[./]/.test(target)) return watchable(target);
  return name === 'vimeo' ? `https://vimeo.com/${target}` : `https://www.youtube.com/watch?v=${target}`;
}
