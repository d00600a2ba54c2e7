import { z } from "zod";
import { oneOfNumbers, wholeNumber } from "@/lib/core/schemas";
import { Platform } from "@/lib/platforms/schemas";
import { PERIODS } from "./choice-rules";

/** Requests and responses of the channel routes as contract C documents them: exactly these keys, never null. */
const PageNumber = wholeNumber({ min: 1, fallback: 1 });

export const PageQuery = z.object({ page: PageNumber });
export type PageQuery = z.infer<typeof PageQuery>;

export const SearchQuery = z.object({
  username: z.string().trim().min(1).max(200),
  media: Platform.default("instagram"),
  page: PageNumber,
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const PeriodQuery = z.object({
  period: oneOfNumbers(PERIODS, 90),
});
export type PeriodQuery = z.infer<typeof PeriodQuery>;

/** `next` and `previous` are absolute URLs. */
const page = <T extends z.ZodType>(result: T) =>
  z.object({
    count: z.int(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    results: z.array(result),
  });

const Category = z.object({ name: z.string() }).meta({ id: "Category" });

export const Channel = z
  .object({
    id: z.uuid(),
    username: z.string(),
    media: Platform,
    category: z.object({ primary: z.array(Category), secondary: z.array(Category) }),
    /** ISO 3166-1 alpha-2; "" when unknown. */
    country: z.string(),
    /** 0 if not provided by the platform: the documented type has no null. */
    stats: z.object({ followers: z.int(), follows: z.int(), post_count: z.int() }),
  })
  .meta({ id: "Channel" });
export type Channel = z.infer<typeof Channel>;
export const ChannelPage = page(Channel);
export type ChannelPage = z.infer<typeof ChannelPage>;

/** Shares in percent of known values. `femalte` is the documented spelling. */
export const Audience = z.object({
  genders: z.object({ male: z.number(), femalte: z.number() }),
  countries: z.record(z.string(), z.number()),
  ages: z.object({ total: z.number(), counts: z.array(z.tuple([z.string(), z.number()])) }),
});
export type Audience = z.infer<typeof Audience>;

export const Quality = z.object({
  quality_grade: z.number(),
  quality_distribution: z.object({
    quality_distribution_1: z.number(),
    quality_distribution_2: z.number(),
    quality_distribution_3: z.number(),
    quality_distribution_4: z.number(),
    quality_distribution_5: z.number(),
  }),
});
export type Quality = z.infer<typeof Quality>;

/** `profile_picture` is "" when unknown. */
export const MentionPage = page(
  z.object({ username: z.string(), profile_picture: z.string() }).meta({ id: "Mention" }),
);
export type MentionPage = z.infer<typeof MentionPage>;

export const FollowerChangePage = page(
  z
    .object({ date: z.iso.date(), followers: z.int(), change: z.number(), follows: z.int() })
    .meta({ id: "FollowerChange" }),
);
export type FollowerChangePage = z.infer<typeof FollowerChangePage>;

export const EngagedPage = page(z.object({ id: z.uuid(), profile_picture: z.string() }).meta({ id: "EngagedChannel" }));
export type EngagedPage = z.infer<typeof EngagedPage>;

/** `created_time` is UTC without saying so, as documented: "2018-08-13T16:53:53". */
export const ContentPage = page(
  z
    .object({
      post_id: z.uuid(),
      created_time: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      caption: z.string(),
      tags: z.array(z.string()),
      link: z.string(),
    })
    .meta({ id: "Post" }),
);
export type ContentPage = z.infer<typeof ContentPage>;
