import { and, eq, inArray } from "drizzle-orm";
import { campaigns, channels, labels, trackings, videos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { plural } from "@/lib/core/format";
import type { ReportSubject } from "@/lib/insight/reports/dashboard-schemas";
import type { ReportOf } from "@/lib/insight/reports/report-rules";
import type { Report } from "@/lib/insight/reports/schemas";

type Subject = NonNullable<ReportSubject>;

/** Returns what reports are about, by their IDs, with one query per kind. What was deleted isn't in the map. */
export async function readSubjects(
  ctx: OrganizationContext,
  reports: readonly Pick<Report, "id" | "of" | "ids">[],
): Promise<Map<string, Subject>> {
  const found = new Map<string, Subject>();
  for (const kind of ["label", "campaign", "channel", "video"] as const) {
    const own = reports.filter(({ of }) => of === kind);
    if (own.length === 0) continue;
    const names = await READERS[kind](ctx, [...new Set(own.flatMap(({ ids }) => ids))]);
    for (const { id, ids } of own) {
      const subject = names.get(ids[0] ?? "");
      if (subject) found.set(id, subject);
    }
  }
  for (const { id, of, ids } of reports)
    if (of === "selection") found.set(id, { name: plural(ids.length, "video"), path: null, platform: null });
  return found;
}

type Reader = (ctx: OrganizationContext, ids: string[]) => Promise<Map<string, Subject>>;

const READERS: Record<Exclude<ReportOf, "selection">, Reader> = {
  async label({ db, organization }, ids) {
    const rows = await db
      .select({ id: labels.publicId, name: labels.name })
      .from(labels)
      .where(and(inArray(labels.publicId, ids), eq(labels.organizationId, organization.id)));
    return new Map(rows.map(({ id, name }) => [id, { name, path: null, platform: null }]));
  },
  async campaign({ db, organization }, ids) {
    const rows = await db
      .select({ id: campaigns.publicId, name: campaigns.name })
      .from(campaigns)
      .where(and(inArray(campaigns.publicId, ids), eq(campaigns.organizationId, organization.id)));
    return new Map(rows.map(({ id, name }) => [id, { name, path: `/campaigns/${id}`, platform: null }]));
  },
  async channel({ db }, ids) {
    const rows = await db
      .select({ id: channels.uuid, name: channels.username, platform: channels.platform })
      .from(channels)
      .where(inArray(channels.uuid, ids));
    return new Map(rows.map(({ id, name, platform }) => [id, { name: `@${name}`, path: `/channels/${id}`, platform }]));
  },
  async video({ db, organization }, ids) {
    const rows = await db
      .select({
        id: trackings.publicId,
        title: videos.title,
        link: trackings.videoLink,
        platform: videos.platform,
      })
      .from(trackings)
      .innerJoin(videos, eq(videos.id, trackings.videoId))
      .where(and(inArray(trackings.publicId, ids), eq(trackings.organizationId, organization.id)));
    return new Map(
      rows.map(({ id, title, link, platform }) => [id, { name: title ?? link, path: `/videos/${id}`, platform }]),
    );
  },
};
