import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";
import { Figure, FigureSet } from "@/lib/tracking/snapshots/schemas";

/** What a shared link shows. A frozen report keeps it, so fields are only ever added, with a default. */

const Iso = z.iso.datetime();

export const ReportVideo = z.object({
  title: z.string().nullable(),
  creator: z.string().nullable(),
  platform: Platform,
  url: z.string(),
  published_at: Iso.nullable(),
  figures: FigureSet,
  /** Percent; null without views. */
  engagement_rate: Figure,
  /** Time of the snapshot; null if there is none yet. */
  as_of: Iso.nullable(),
  /** The connector of the snapshot; null if there is none yet. */
  source: z.string().nullable(),
  /** Entered costs of the video; null if not entered. */
  cost_usd: Figure,
  cpm_usd: Figure,
});
export type ReportVideo = z.infer<typeof ReportVideo>;

export const ReportLeader = z.object({
  creator: z.string().nullable(),
  platform: Platform,
  videos: z.int(),
  views: Figure,
  engagements: Figure,
  engagement_rate: Figure,
  as_of: Iso.nullable(),
});
export type ReportLeader = z.infer<typeof ReportLeader>;

const Shares = z
  .object({
    source: z.enum(["sample", "import"]),
    shares: z.array(z.object({ name: z.string(), percent: z.number() })),
  })
  .nullable();

export const ReportAudience = z.object({
  channel: z.object({ username: z.string(), platform: Platform }),
  countries: Shares,
  genders: Shares,
  ages: Shares,
  sample: z.object({ taken_at: Iso, size: z.int() }).nullable(),
  imported_at: Iso.nullable(),
});
export type ReportAudience = z.infer<typeof ReportAudience>;

export const ReportView = z.object({
  totals: z.object({
    videos: z.int(),
    views: Figure,
    likes: Figure,
    comments: Figure,
    shares: Figure,
    saves: Figure,
    engagements: Figure,
    engagement_rate: Figure,
    spend_usd: Figure,
    cpm_usd: Figure,
  }),
  /** Videos that match; `videos` has those with the most views. */
  matching: z.int(),
  /** Time of the newest snapshot; null if there is none. */
  as_of: Iso.nullable(),
  sources: z.array(z.string()),
  chart: z.array(z.object({ at: Iso, views: Figure })),
  videos: z.array(ReportVideo),
  leaderboard: z.array(ReportLeader),
  audience: ReportAudience.nullable(),
});
export type ReportView = z.infer<typeof ReportView>;
