import type { Queryable } from "@/db/client";
import type { OrganizationContext } from "@/lib/core/context";
import { type CsvColumn, csvFileName, toCsvByParts } from "@/lib/core/csv/to-csv";
import { AppError } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { dayOf } from "@/lib/core/time/zone-rules";
import type { CampaignExportQuery, CampaignPost } from "@/lib/insight/campaigns/dashboard-schemas";
import { findCampaign } from "@/lib/insight/campaigns/get";
import { checkPosts, presentPosts } from "@/lib/insight/campaigns/read-posts";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { MAX_EXPORT_ROWS } from "@/lib/tracking/videos/choice-rules";
import { localTime } from "@/lib/tracking/videos/local-time";
import { statusName } from "@/lib/tracking/videos/rules";

/** About 10 ms of writing each. */
const ROWS_PER_PART = 500;

/**
 * Exports a campaign's posts with their figures and what they lack, from one database snapshot.
 * @throws AppError not_found, conflict if there are more posts than a file allows
 */
export async function exportCampaign(
  ctx: OrganizationContext,
  { id, zone }: { id: string } & CampaignExportQuery,
): Promise<{ fileName: string; csv: string }> {
  assertRight(ctx.actor, "campaigns:read");
  const campaign = await findCampaign(ctx, id);
  const csv = await ctx.db.transaction(
    async (tx) => {
      const checked = await checkPosts(tx, campaign, MAX_EXPORT_ROWS + 1);
      if (checked.length > MAX_EXPORT_ROWS)
        throw new AppError({
          code: "conflict",
          message: "This campaign has more than 20,000 videos. Export them from the video list",
        });
      return toCsvByParts(columnsIn(zone, campaign.required.length > 0), parts(tx, checked));
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
  return { fileName: csvFileName(campaign.name, dayOf(ctx.now(), zone)), csv };
}

type Checked = Awaited<ReturnType<typeof checkPosts>>;

async function* parts(db: Queryable, checked: Checked): AsyncGenerator<CampaignPost[]> {
  for (let at = 0; at < checked.length; at += ROWS_PER_PART)
    yield await presentPosts(db, checked.slice(at, at + ROWS_PER_PART));
}

const columnsIn = (zone: string, hasRequired: boolean): CsvColumn<CampaignPost>[] => [
  { header: "Title", value: ({ title }) => title },
  { header: "Creator", value: ({ creator }) => creator },
  { header: "Platform", value: ({ platform }) => PLATFORM_NAMES[platform] },
  { header: "Link", value: (post) => post.video_link },
  { header: "Status", value: (post) => statusName(post.status, post.status_reason) },
  { header: "Views", value: ({ views }) => views },
  { header: "Engagements", value: ({ engagements }) => engagements },
  { header: "Cost (USD)", value: (post) => post.cost_usd },
  ...(hasRequired
    ? [
        { header: "Missing", value: ({ shortfall }: CampaignPost) => shortfall?.missing.join(" ") },
        {
          header: "Disclosure",
          value: ({ shortfall }: CampaignPost) => (shortfall?.lacks_disclosure ? "missing" : ""),
        },
        { header: "Caption", value: ({ shortfall }: CampaignPost) => (shortfall?.lacks_caption ? "not stored" : "") },
      ]
    : []),
  { header: `Last snapshot (${zone})`, value: (post) => post.latest_at && localTime(post.latest_at, zone) },
  { header: "Id", value: ({ id }) => id },
];
