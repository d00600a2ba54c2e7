import { z } from "zod";
import { MAX_COMPARED } from "./choice-rules";
import { ListedChannel } from "./dashboard-schemas";
import { Audience } from "./schemas";

/** Requests and responses of the dashboard's own routes about audiences. */

/** Content of an audience export: people or percent by name, as in the file. Missing dimensions are empty. */
export const AudienceImport = z.object({
  countries: z.record(z.string(), z.number()),
  genders: z.object({ male: z.number().optional(), female: z.number().optional() }),
  ages: z.record(z.string(), z.number()),
});
export type AudienceImport = z.infer<typeof AudienceImport>;

export const ImportAudienceRequest = z.object({
  csv: z.string().min(1, "Choose a file").meta({ contentMediaType: "text/csv" }),
});

/** The parsed shares in percent, and the errors by line of the file. */
export const AudiencePreview = z.object({
  audience: Audience,
  errors: z.array(z.object({ line: z.int(), message: z.string() })),
});
export type AudiencePreview = z.infer<typeof AudiencePreview>;

export const ImportedAudience = z.object({ audience: Audience, imported_at: z.iso.datetime() });
export type ImportedAudience = z.infer<typeof ImportedAudience>;

const AudienceShares = z.object({
  source: z.enum(["sample", "import", "owner"]),
  /** In percent of known values, largest first; ages from the youngest. */
  shares: z.array(z.object({ name: z.string(), percent: z.number() })),
  /** Number of sampled followers for which this is known; null for other sources. */
  known: z.int().nullable(),
});
export type AudienceShares = z.infer<typeof AudienceShares>;

/** The results of `getChannelAudience` and `getChannelQuality`, each part with its source; null if unknown. */
export const AudienceDetail = z.object({
  countries: AudienceShares.nullable(),
  genders: AudienceShares.nullable(),
  ages: AudienceShares.nullable(),
  quality: z
    .object({
      grade: z.int(),
      classes: z.array(z.object({ class: z.int(), followers: z.int(), fraction: z.number() })),
    })
    .nullable(),
  /** From engaged views that the channel's owner shares with the organization; used only without a sample. */
  owner_quality: z
    .object({ grade: z.int(), views: z.int(), engaged: z.int(), from_day: z.iso.date(), day: z.iso.date() })
    .nullable(),
  /** The owner's own audience; `from_day` is null if it is the followers on `day`. */
  owner: z.object({ day: z.iso.date(), from_day: z.iso.date().nullable(), read_at: z.iso.datetime() }).nullable(),
  /** `followers`: the channel's follower count at that time. */
  sample: z.object({ taken_at: z.iso.datetime(), size: z.int(), followers: z.int().nullable() }).nullable(),
  /** The organization's own import. */
  import: z.object({ imported_at: z.iso.datetime(), imported_by: z.string().nullable() }).nullable(),
});
export type AudienceDetail = z.infer<typeof AudienceDetail>;

const Share = z.object({ name: z.string(), percent: z.number() });

/** By month as "2026-03", oldest first; each month's last sample and last own import, with its time. */
export const AudienceHistory = z.object({
  samples: z.array(
    z.object({
      month: z.string(),
      at: z.iso.datetime(),
      size: z.int(),
      /** null for a sample without followers. */
      grade: z.int().nullable(),
      /** In percent of the known values, largest first. */
      countries: z.array(Share),
    }),
  ),
  imports: z.array(
    z.object({
      month: z.string(),
      at: z.iso.datetime(),
      countries: z.array(Share),
      genders: z.array(Share),
      /** From the youngest. */
      ages: z.array(Share),
    }),
  ),
});
export type AudienceHistory = z.infer<typeof AudienceHistory>;

export const CompareAudiencesQuery = z.object({
  /** Comma-separated IDs; duplicates count once. */
  channels: z
    .string()
    .max(500)
    .transform((text) => [...new Set(text.split(",").filter(Boolean))])
    .pipe(z.array(z.guid()).min(1, "Select a channel").max(MAX_COMPARED, `At most ${MAX_COMPARED} channels`)),
});
export type CompareAudiencesQuery = z.infer<typeof CompareAudiencesQuery>;

export const AudienceComparison = z.object({
  channels: z.array(z.object({ channel: ListedChannel, audience: AudienceDetail })),
  /** IDs that belong to no channel. */
  unknown: z.array(z.string()),
});
export type AudienceComparison = z.infer<typeof AudienceComparison>;
