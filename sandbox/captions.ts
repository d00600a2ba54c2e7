import { mix, pick, unit } from "./hash";
import type { IdFacts } from "./ids";
import { CREATORS } from "./ids";
import { usernameOf } from "./names";
import type { Platform } from "./platforms";
import { storyCreator } from "./story";
import { EMOJI, FOREIGN_TITLES, PLACES, TOPICS } from "./words";

const LINES = [
  "I tried TOPIC for NUMBER days and this happened",
  "NUMBER mistakes everyone makes with TOPIC",
  "TOPIC in PLACE: what no one tells you",
  "The honest truth about TOPIC",
  "A quiet morning of TOPIC in PLACE",
  "How I learned TOPIC with a budget of $NUMBER",
  "POV: you discover TOPIC at 3 am",
  "wait for it… TOPIC",
  "TOPIC, but make it NUMBER times harder",
  "Answering your NUMBER questions about TOPIC",
] as const;

/** Returns a title. Some contain emoji, use other scripts, or are very long. */
export function titleOf(platform: Platform, facts: IdFacts): string {
  const { seed } = facts;
  const story = storyCreator(platform, facts.creator);
  if (story) return pick(story.titles, seed, 40);
  if (unit(seed, 40) < 0.06) return pick(FOREIGN_TITLES, seed, 41);
  const topic = pick(TOPICS, seed, 42);
  const line = pick(LINES, seed, 43)
    .replace("TOPIC", topic)
    .replace("PLACE", pick(PLACES, seed, 44))
    .replace("NUMBER", String(3 + (mix(seed, 45) % 97)));
  const title = line.charAt(0).toUpperCase() + line.slice(1);
  if (unit(seed, 46) < 0.25) return `${title} ${pick(EMOJI, seed, 47)}`;
  const limit = platform === "youtube" ? 100 : 270;
  if (unit(seed, 48) < 0.04)
    return `${title}, told slowly and in full, then ${topic} again`
      .padEnd(limit, ` and ${topic} again`)
      .slice(0, limit - 1)
      .concat("…");
  return title;
}

/** Returns the caption: hashtags and, for one video in three, mentions of other creators. */
export function captionOf(platform: Platform, facts: IdFacts): string {
  const { seed } = facts;
  const story = storyCreator(platform, facts.creator);
  if (story) return story.tags.map((tag) => `#${tag}`).join(" ");
  const tags = [pick(TOPICS, seed, 50), pick(TOPICS, seed, 51)].map((topic) => `#${topic.replace(/[^0-9a-z]/gi, "")}`);
  const mentions = mentionsOf(facts).map((account) => `@${usernameOf(platform, account)}`);
  const thanks =
    mentions.length > 0 ? [pick(["with", "thanks to", "inspired by", "ft."], seed, 52), mentions.join(" ")] : [];
  return [...thanks, ...new Set(tags)].join(" ");
}

/** Returns the accounts that the caption mentions. Creators mention the same few accounts repeatedly. */
function mentionsOf({ seed, creator }: IdFacts): number[] {
  if (unit(seed, 53) > 0.34) return [];
  const count = 1 + (mix(seed, 54) % 2);
  return Array.from({ length: count }, (_, position) => mix(creator, 500 + (mix(seed, 55 + position) % 6)) % CREATORS);
}
