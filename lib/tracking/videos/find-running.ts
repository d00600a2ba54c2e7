import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { trackings, videos } from "@/db/schema";
import { PLATFORMS, type Platform } from "@/lib/platforms/schemas";

export interface VideoIdentity {
  platform: Platform;
  externalId: string;
}

export const identityKey = ({ platform, externalId }: VideoIdentity) => `${platform}:${externalId}`;

/** Returns the latest running tracking of each of these videos in the organization, by video key. */
export async function findRunning(
  db: Queryable,
  organizationId: number,
  identities: readonly VideoIdentity[],
): Promise<Map<string, { id: number; publicId: string }>> {
  const ofPlatforms = PLATFORMS.flatMap((platform) => {
    const ids = identities.filter((one) => one.platform === platform).map(({ externalId }) => externalId);
    return ids.length > 0 ? [and(eq(videos.platform, platform), inArray(videos.externalId, ids))] : [];
  });
  if (ofPlatforms.length === 0) return new Map();
  const rows = await db
    .select({
      id: trackings.id,
      publicId: trackings.publicId,
      platform: videos.platform,
      externalId: videos.externalId,
    })
    .from(videos)
    .innerJoin(trackings, eq(trackings.videoId, videos.id))
    .where(
      and(
        or(...ofPlatforms),
        eq(trackings.organizationId, organizationId),
        inArray(trackings.status, ["monitoring", "paused"]),
      ),
    )
    .orderBy(asc(trackings.id));
  return new Map(rows.map((row) => [identityKey(row), row]));
}
