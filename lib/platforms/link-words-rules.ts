import { parseVideoUrl, readUrl } from "./rules";
import { PLATFORM_NAMES, type Platform } from "./schemas";

/** Sites whose links people paste and that Clipscope does not support. */
const OTHER_PLATFORMS: [RegExp, string][] = [
  [/(?:^|\.)(?:facebook\.com|fb\.(?:com|watch|me))$/, "Facebook"],
  [/(?:^|\.)threads\.(?:net|com)$/, "Threads"],
  [/(?:^|\.)snapchat\.com$/, "Snapchat"],
  [/(?:^|\.)(?:linkedin\.com|lnkd\.in)$/, "LinkedIn"],
  [/(?:^|\.)(?:reddit\.com|redd\.it)$/, "Reddit"],
  [/(?:^|\.)(?:pinterest\.[a-z.]{2,6}|pin\.it)$/, "Pinterest"],
  [/(?:^|\.)twitch\.tv$/, "Twitch"],
  [/(?:^|\.)vimeo\.com$/, "Vimeo"],
  [/(?:^|\.)(?:dailymotion\.com|dai\.ly)$/, "Dailymotion"],
  [/(?:^|\.)bsky\.(?:app|social)$/, "Bluesky"],
  [/(?:^|\.)mastodon\.\w+$/, "Mastodon"],
  [/(?:^|\.)tumblr\.com$/, "Tumblr"],
  [/(?:^|\.)(?:vk\.com|vkvideo\.ru)$/, "VK"],
  [/(?:^|\.)(?:t\.me|telegram\.(?:me|org))$/, "Telegram"],
  [/(?:^|\.)(?:douyin|iesdouyin)\.com$/, "Douyin"],
  [/(?:^|\.)(?:kwai|kuaishou)\.com$/, "Kwai"],
  [/(?:^|\.)(?:bilibili\.com|b23\.tv)$/, "Bilibili"],
  [/(?:^|\.)rumble\.com$/, "Rumble"],
  [/(?:^|\.)kick\.com$/, "Kick"],
  [/(?:^|\.)(?:discord\.com|discord\.gg)$/, "Discord"],
  [/(?:^|\.)(?:spotify\.com|spotify\.link)$/, "Spotify"],
  [/(?:^|\.)soundcloud\.com$/, "SoundCloud"],
  [/(?:^|\.)(?:likee\.video|likee\.com)$/, "Likee"],
];
const SHORTENERS =
  /^(?:www\.)?(?:bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|is\.gd|cutt\.ly|rebrand\.ly|lnk\.bio|linktr\.ee)$/;

/** What a path leads to if it is not a video, by platform. The first match applies. */
const PAGES: Record<Platform, [RegExp, string][]> = {
  youtube: [
    [/^\/(?:playlist|embed\/videoseries)/, "a playlist"],
    [/^\/(?:@|channel\/|c\/|user\/)/, "a channel"],
    [/^\/hashtag\//, "a hashtag"],
    [/^\/clip\//, "a clip"],
    [/^\/(?:post|community)/, "a community post"],
    [/^\/results/, "a search"],
  ],
  tiktok: [
    [/^\/@[^/]+\/live/, "a live stream"],
    [/^\/@[^/]+\/(?:playlist|collection)\//, "a playlist"],
    [/^\/@[^/]*\/?$/, "a profile"],
    [/^\/music\//, "a sound"],
    [/^\/(?:tag|discover)\//, "a hashtag"],
    [/^\/(?:effect|sticker)\//, "an effect"],
    [/^\/search/, "a search"],
  ],
  instagram: [
    [/^\/(?:reels\/audio|music)\//, "a sound"],
    [/^\/stories\//, "a story"],
    [/^\/explore\/tags\//, "a hashtag"],
    [/^\/explore\/locations\//, "a location"],
    [/^\/(?!p\/|reels?\/|tv\/|share|explore|direct)[\w.]+\/?(?:reels|tagged|guides)?\/?$/, "a profile"],
  ],
  twitter: [
    [/^\/hashtag\//, "a hashtag"],
    [/^\/search/, "a search"],
    [/^\/i\/lists\//, "a list"],
    [/^\/i\/communities\//, "a community"],
    [/^\/i\/spaces\//, "a Space"],
    [/^\/i\/(?:broadcasts|events)\//, "a broadcast"],
    [/^\/(?!i\/|home|explore|search)@?\w{1,15}\/?(?:media|with_replies|likes)?\/?$/, "a profile"],
  ],
};
const KNOWN_HOSTS = ["tiktok.com", "youtube.com", "youtu.be", "instagram.com", "twitter.com", "x.com"];
const SUPPORTED = "Clipscope tracks videos on TikTok, YouTube, Instagram, and X.";

/** Returns why a text is not a link to a video, and what to paste instead. Returns null if it is one. */
export function explainLink(text: string): string | null {
  const parsed = parseVideoUrl(text);
  if (parsed.kind !== "invalid") return null;
  const url = readUrl(text);
  if (!url) return "This isn't a link. Paste the address of a video, such as https://youtu.be/dQw4w9WgXcQ.";
  const host = url.hostname;
  if (parsed.reason === "unknown_host") {
    const other = OTHER_PLATFORMS.find(([pattern]) => pattern.test(host))?.[1];
    if (other) return `This is a link to ${other}. ${SUPPORTED}`;
    if (SHORTENERS.test(host)) return `${host} is a link shortener. Open the link and paste the address of the video.`;
    const bare = host.replace(/^(?:www|m)\./, "");
    const meant = KNOWN_HOSTS.find((known) => known.length > 5 && isSimilar(bare, known));
    return meant ? `Check the address: did you mean ${meant}?` : `${SUPPORTED} This link points to ${host}.`;
  }
  return explainPath(url);
}

function explainPath(url: URL): string {
  for (const platform of Object.keys(PAGES) as Platform[]) {
    if (!KNOWN_HOSTS.some((known) => url.hostname.endsWith(known) && platformNames(platform).includes(known))) continue;
    const page = PAGES[platform].find(([pattern]) => pattern.test(url.pathname))?.[1];
    if (page) return `This link points to ${page} on ${PLATFORM_NAMES[platform]}. Paste the link of one video.`;
  }
  return "This link doesn't point to a single video. Copy the full link of the video.";
}

const platformNames = (platform: Platform): string[] =>
  ({
    tiktok: ["tiktok.com"],
    youtube: ["youtube.com", "youtu.be"],
    instagram: ["instagram.com"],
    twitter: ["twitter.com", "x.com"],
  })[platform];

/** Whether two names differ in at most two letters: changed, missing, added, or swapped. */
function isSimilar(name: string, known: string): boolean {
  if (Math.abs(name.length - known.length) > 2) return false;
  let row = Array.from({ length: known.length + 1 }, (_, at) => at);
  for (let i = 1; i <= name.length; i++) {
    const next = [i];
    for (let j = 1; j <= known.length; j++) {
      const change = name[i - 1] === known[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change));
    }
    row = next;
  }
  return (row[known.length] ?? 9) <= 2;
}
