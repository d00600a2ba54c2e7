import { and, desc, eq, inArray } from "drizzle-orm";
import { trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/context";
import { resolveVideoUrl } from "@/lib/platforms";
import { parseVideoUrl } from "@/lib/platforms/rules";
import { assertRight } from "@/lib/rights";
import type { LinkCheck } from "@/lib/videos/schemas";

/** What a pasted link is, and whether this organisation runs a tracking of the same video already. */
export async function checkLink(
  ctx: OrganizationContext,
  { video_link: videoLink }: { video_link: string },
): Promise<LinkCheck> {
  assertRight(ctx.actor, "videos:read");
  const link = parseVideoUrl(videoLink);
  if (link.kind === "invalid") return { platform: null, short: false, already_tracked: null };
  const short = link.kind === "short";
  const resolved = await resolveVideoUrl(ctx, videoLink);
  if (resolved.kind !== "video") return { platform: link.platform, short, already_tracked: null };
  const [running] = await ctx.db
    .select({ publicId: trackings.publicId })
    .from(videos)
    .innerJoin(trackings, eq(trackings.videoId, videos.id))
    .where(
      and(
        eq(videos.platform, resolved.platform),
        eq(videos.externalId, resolved.externalId),
        eq(trackings.organizationId, ctx.organization.id),
        inArray(trackings.status, ["monitoring", "paused"]),
      ),
    )
    .orderBy(desc(trackings.id))
    .limit(1);
  return { platform: resolved.platform, short, already_tracked: running?.publicId ?? null };
}
