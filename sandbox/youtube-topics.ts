import type { Account } from "./accounts";
import { mix } from "./hash";

const WIKIPEDIA = [
  "Lifestyle_(sociology)",
  "Food",
  "Hobby",
  "Music",
  "Physical_fitness",
  "Tourism",
  "Video_game_culture",
  "Technology",
];

/** Returns one to three articles, the primary one first. */
export function topicsOf(account: Account): string[] {
  const topics = [0, 1, 2].slice(0, 1 + (mix(account.seed, 81) % 3));
  const titles = new Set(topics.map((topic) => WIKIPEDIA[mix(account.seed, 82 + topic) % WIKIPEDIA.length]));
  return [...titles].map((title) => `https://en.wikipedia.org/wiki/${title}`);
}
