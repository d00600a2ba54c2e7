import { and, eq, inArray } from "drizzle-orm";
import { campaigns, channels, labels, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import type { Platform } from "@/lib/platforms/schemas";

/** What an alert or a report is about. */
export type SubjectKind = "label" | "campaign" | "channel" | "video";

export interface Subject {
  /** Title or name; of a channel without one, and of a video without one: null. */
  name: string | null;
  /** What it has in any case: the name itself, a channel's @username, a video's link. */
  handle: string;
  /** Its page; null for a label. */
  path: string | null;
  /** null for a label and a campaign. */
  platform: Platform | null;
}

type Reader = (ctx: OrganizationContext, ids: string[]) => Promise<(Subject & { id: string })[]>;

/**
 * Returns what the organization has of a kind, by public ID, with one query. Channels are everyone's. What was deleted isn't
 * in the map.
 */
export async function readSubjects(
  ctx: OrganizationContext,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<Map<string, Subject>> {
  if (ids.length === 0) return new Map();
  const found = await READERS[kind](ctx, [...new Set(ids)]);
  return new Map(found.map(({ id, ...subject }) => [id, subject]));
}

const namedIn =
  (table: typeof labels | typeof campaigns, pathOf: (id: string) => string | null): Reader =>
  async ({ db, organization }, ids) => {
    const rows = await db
      .select({ id: table.publicId, name: table.name })
      .from(table)
      .where(and(inArray(table.publicId, ids), eq(table.organizationId, organization.id)));
    return rows.map(({ id, name }) => ({ id, name, handle: name, path: pathOf(id), platform: null }));
  };

const READERS: Record<SubjectKind, Reader> = {
  label: namedIn(labels, () => null),
  campaign: namedIn(campaigns, (id) => `/campaigns/${id}`),
  async channel({ db }, ids) {
    const rows = await db
      .select({ id: channels.uuid, name: channels.name, username: channels.username, platform: channels.platform })
      .from(channels)
      .where(inArray(channels.uuid, ids));
    return rows.map(({ id, name, username, platform }) => ({
      ...{ id, name: name || null, handle: `@${username}`, path: `/channels/${id}`, platform },
    }));
  },
  async video({ db, organization }, ids) {
    const rows = await db
      .select({
        id: trackings.publicId,
        name: videos.title,
        handle: trackings.videoLink,
        platform: videos.platform,
      })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .where(and(inArray(trackings.publicId, ids), eq(trackings.organizationId, organization.id)));
    return rows.map((row) => ({ ...row, path: `/videos/${row.id}` }));
  },
};
