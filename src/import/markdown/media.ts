import { lookupTable } from '../../model/lookup-table.ts';

/** Links to what shortcodes and tags embed from other sites, by their names. */
const sites: Readonly<Record<string, (id: string, more: string | undefined) => string>> = lookupTable({
  youtube: (id) => `[YouTube](https://www.youtube.com/watch?v=${encodeURIComponent(id)})`,
  vimeo: (id) => `[Vimeo](https://vimeo.com/${encodeURIComponent(id)})`,
  gist: (user, id) =>
    `[Gist](https://gist.github.com/${[user, id]
      .filter(Boolean)
      .map((one) => encodeURIComponent(one ?? ''))
      .join('/')})`,
  tweet: (user, id) =>
    `[Tweet](https://twitter.com/${encodeURIComponent(/^\d+$/.test(user) ? 'i' : user)}/status/${encodeURIComponent(/^\d+$/.test(user) ? user : (id ?? ''))})`,
  instagram: (id) => `[Instagram](https://www.instagram.com/p/${encodeURIComponent(id)}/)`,
  spotify: (id) => `[Spotify](https://open.spotify.com/${encodeURIComponent(id)})`,
});

const aliases: Readonly<Record<string, string>> = lookupTable({
  x: 'tweet',
  twitter: 'tweet',
  youtubeLite: 'youtube',
  'youtube-lite': 'youtube',
  youtube_simple: 'youtube',
  vimeo_simple: 'vimeo',
});

/** A link in place of a film, a post or a piece of code of another site. Undefined for a name that is none of these. */
export function linkToMedia(
  name: string,
  id: string | undefined,
  more: string | undefined,
): string | undefined {
  const key = aliases[name] ?? name;
  return id === undefined ? undefined : sites[key]?.(id, more === id ? undefined : more);
}
