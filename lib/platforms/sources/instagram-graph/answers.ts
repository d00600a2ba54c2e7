import { z } from "zod";
import { count, identifier, name, text } from "@/lib/platforms/video-data";

/** "2026-03-08T12:00:00+0000": ISO 8601 with an offset that has no colon. */
const graphTime = z
  .string()
  .transform((value) => new Date(value.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")))
  .refine((time) => time.getUTCFullYear() >= 1970 && time.getUTCFullYear() < 2100);

export const GraphMedia = z.looseObject({
  /** The only field that has the shortcode: asking for `shortcode` is an error. */
  permalink: z.string().transform((link, context) => {
    const code = /\/(?:p|reel|reels|tv)\/([\w-]{5,64})\/?$/.exec(link)?.[1];
    if (code === undefined) context.addIssue({ code: "custom", message: "no shortcode" });
    return code ?? "";
  }),
  caption: text,
  timestamp: graphTime.nullish(),
  like_count: count,
  comments_count: count,
  /** Includes paid views. Absent for pictures. */
  view_count: count,
  thumbnail_url: text,
});

export type GraphMedia = z.infer<typeof GraphMedia>;

export const GraphProfile = z.looseObject({
  id: identifier,
  username: name.nullish(),
  name: text,
  biography: text,
  profile_picture_url: text,
  followers_count: count,
  follows_count: count,
  media_count: count,
});

export type GraphProfile = z.infer<typeof GraphProfile>;

/** Posts are read one by one, so that a broken one doesn't affect the others. */
export const GraphDiscovery = z.looseObject({
  business_discovery: z.looseObject({
    media: z
      .looseObject({
        data: z.array(z.unknown()),
        paging: z.looseObject({ cursors: z.looseObject({ after: text }).nullish() }).nullish(),
      })
      .nullish(),
  }),
});

export const GraphError = z.looseObject({
  error: z.looseObject({ message: text, code: z.number().nullish(), error_subcode: z.number().nullish() }),
});

/** The value of `x-business-use-case-usage`: by business, minutes until calls are accepted again. */
export const GraphUsage = z.record(
  z.string(),
  z.array(z.looseObject({ estimated_time_to_regain_access: z.number().nonnegative().max(10_080).nullish() })),
);
