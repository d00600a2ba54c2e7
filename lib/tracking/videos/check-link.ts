import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { parseVideoUrl } from "@/lib/platforms/rules";
import type { LinkCheck } from "@/lib/tracking/videos/dashboard-schemas";
import { findRunning, identityKey } from "@/lib/tracking/videos/find-running";

/** Identifies a pasted link and whether this organization already tracks its video. */
export async function checkLink(
  ctx: OrganizationContext,
  { video_link: videoLink }: { video_link: string },
): Promise<LinkCheck> {
  assertRight(ctx.actor, "videos:read");
  const link = parseVideoUrl(videoLink);
  if (link.kind === "invalid") return { platform: null, short: false, already_tracked: null };
  const short = link.kind === "short";
  const resolved = await resolveVideoUrl(ctx, link);
  if (resolved.kind !== "video") return { platform: link.platform, short, already_tracked: null };
  const running = await findRunning(ctx.db, ctx.organization.id, [resolved]);
  const already = running.get(identityKey(resolved))?.publicId ?? null;
  return { platform: resolved.platform, short, already_tracked: already };
}
