import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import { channels, channelWords } from "@/db/schema";
import type { Context } from "@/lib/core/context";

/** Channels with rarer words are looked up first; frequent words are found soon in any order. */
const MAX_LOOKED_UP = 20_000;

const WORDS = channelWords(channels);

/** Every word begins a word of the channel, of any weight. */
const hasWords = (text: string): SQL => sql`${WORDS} @@ channel_query(${text}, '')`;

/**
 * Returns an expression that ranks a channel by where it has all of the words: 1 in its names, 2 in parts of them, too,
 * 3 in categories and topics, too, 4 also in its description.
 */
export const rankOfWords = (text: string): SQL => sql`(
  select case when words @@ channel_query(${text}, 'A') then 1 when words @@ channel_query(${text}, 'AC') then 2
    when words @@ channel_query(${text}, 'ABC') then 3 else 4 end
  from (select ${WORDS} as words offset 0) w)`;

/**
 * Returns a condition for the channels that a text finds, by names and their parts, categories, topics and descriptions;
 * undefined for an empty text. Matches are looked up in the index of the words before any other condition or order, because
 * the database doesn't know how rare a word's beginning is, and would read all channels in their order to find a rare one.
 */
export async function matching(ctx: Context, text: string): Promise<{ where: SQL; isFrequent: boolean } | undefined> {
  if (text === "") return undefined;
  // Signs and pictures aren't words.
  if (!/[\p{L}\p{N}]/u.test(text)) return { where: sql`false`, isFrequent: false };
  const rows = await ctx.db
    .select({ id: channels.id })
    .from(channels)
    .where(hasWords(text))
    .limit(MAX_LOOKED_UP + 1);
  if (rows.length > MAX_LOOKED_UP) return { where: hasWords(text), isFrequent: true };
  const ids = arrayOf(rows.map(({ id }) => id));
  return { where: sql`${channels.id} = any(${ids}::bigint[])`, isFrequent: false };
}
