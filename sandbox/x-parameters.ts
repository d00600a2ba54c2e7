import type { Context } from "hono";
import { xErrors } from "./x-errors";

const KNOWN: Record<string, readonly string[]> = {
  "tweet.fields":
    "article attachments author_id card_uri community_id context_annotations conversation_id created_at display_text_range edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang note_tweet paid_partnership possibly_sensitive public_metrics referenced_tweets reply_settings scopes source text withheld".split(
      " ",
    ),
  "user.fields":
    "affiliation confirmed_email connection_status created_at description entities id is_identity_verified location most_recent_tweet_id name parody pinned_tweet_id profile_banner_url profile_image_url protected public_metrics receives_your_dm subscription subscription_type url username verified verified_followers_count verified_type withheld".split(
      " ",
    ),
  "media.fields":
    "alt_text duration_ms height media_key preview_image_url public_metrics type url variants width".split(" "),
  expansions:
    "article.cover_media article.media_entities attachments.media_keys attachments.media_source_tweet attachments.poll_ids author_id edit_history_tweet_ids entities.mentions.username geo.place_id in_reply_to_user_id pinned_tweet_id referenced_tweets.id referenced_tweets.id.author_id".split(
      " ",
    ),
};

export interface Fields {
  tweet: ReadonlySet<string>;
  user: ReadonlySet<string>;
  media: ReadonlySet<string>;
  expansions: ReadonlySet<string>;
}

/** Returns the requested fields, or X's error about one that does not exist. */
export function fieldsOf(c: Context): Fields | Response {
  for (const [parameter, known] of Object.entries(KNOWN)) {
    const wrong = entries(c.req.query(parameter)).find((value) => !known.includes(value));
    if (wrong !== undefined)
      return xErrors.invalid(
        parameter,
        wrong,
        `The \`${parameter}\` query parameter value [${wrong}] is not one of [${known.join(",")}]`,
      );
  }
  const set = (parameter: string) => new Set(entries(c.req.query(parameter)));
  return {
    tweet: set("tweet.fields"),
    user: set("user.fields"),
    media: set("media.fields"),
    expansions: set("expansions"),
  };
}

/** Returns a batch of 1 to 100 well-formed values, or X's error. */
export function batchOf(parameter: string, values: readonly string[], wellFormed: RegExp): Response | null {
  if (values.length === 0)
    return xErrors.invalid(parameter, "", `The \`${parameter}\` query parameter can not be empty`);
  if (values.length > 100)
    return xErrors.invalid(
      parameter,
      values.join(","),
      `The number of values in the \`${parameter}\` query parameter list [${values.length}] is not between 1 and 100`,
    );
  const wrong = values.find((value) => !wellFormed.test(value));
  return wrong === undefined
    ? null
    : xErrors.invalid(
        parameter,
        wrong,
        `The \`${parameter}\` query parameter value [${wrong}] does not match ${wellFormed}`,
      );
}

export function pageSizeOf(c: Context, least: number, most: number, usual: number): number | Response {
  const text = c.req.query("max_results");
  const size = text === undefined ? usual : Number(text);
  return Number.isInteger(size) && size >= least && size <= most
    ? size
    : xErrors.invalid(
        "max_results",
        text ?? "",
        `The \`max_results\` query parameter value [${text}] is not between ${least} and ${most}`,
      );
}

export function entries(value: string | undefined): string[] {
  return (value ?? "").split(",").filter((entry) => entry !== "");
}
