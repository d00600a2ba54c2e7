import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import type { DatabaseHandle } from "@/db/client";
import { fromUsd } from "@/lib/billing/rules";
import type { Organization, OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createOrganization } from "@/lib/people/organizations/create";
import type { Platform } from "@/lib/platforms/schemas";
import { topUp } from "@/lib/tracking/funding/top-up";
import { recordHours } from "@/lib/tracking/snapshots/record-hours";

export const START = new Date("2026-03-01T00:00:30Z");
export const SLOT = 10;

interface Filling {
  platform?: Platform;
  /** The platform's IDs; invented ones without. */
  ids?: readonly string[];
}

/** Creates an organization with money and `n` active trackings in one slot, of YouTube videos unless told otherwise. */
export async function fill(
  { db }: DatabaseHandle,
  n: number,
  { platform = "youtube", ids }: Filling = {},
): Promise<OrganizationContext> {
  const ctx = { db, now: () => START };
  const organization: Organization = await createOrganization(ctx, { name: "Bench", plan: "enterprise" });
  const own = organization.id;
  await topUp(ctx, { organizationId: own, amount: fromUsd(1_000_000), idempotencyKey: `bench ${own}` });
  const start = START.toISOString();
  const externalIds = ids ?? Array.from({ length: n }, (_, index) => `b${own}-${index + 1}`);
  const created = await db.execute<{ id: string }>(sql`
    insert into videos (platform, external_id, slot, canonical_url, title, creator, created_at, metadata_at)
    select ${platform}, x.id, ${SLOT}, 'https://example.test/' || x.i, 'Video ' || x.i, 'creator', ${start}::timestamptz,
      ${start}::timestamptz
    from unnest(${arrayOf(externalIds)}::text[]) with ordinality as x(id, i)
    returning id`);
  const videoIds = arrayOf(created.map(({ id }) => id));
  await db.execute(sql`
    insert into trackings (public_id, job_id, uuid, organization_id, video_id, platform, slot, video_link, duration_days,
      status, started_at, ends_at, created_at)
    select 'b' || v.id, 'job_b' || v.id, gen_random_uuid(), ${own}, v.id, ${platform}, ${SLOT}, v.canonical_url, 30,
      'monitoring', ${start}::timestamptz, ${start}::timestamptz + interval '30 days', ${start}::timestamptz
    from videos v where v.id = any(${videoIds}::bigint[])`);
  await db.execute(sql`
    insert into video_state (tracking_id, settled_hour, snapshots, bad_hours)
    select id, 0, 0, 0 from trackings where organization_id = ${own}`);
  await db.execute(sql`analyze`);
  return { ...ctx, organization, actor: { type: "system" } };
}

/** Records a snapshot of each of the organization's trackings, or of `only` one, in each of the hours. */
export async function recordCourse(
  { db, organization }: OrganizationContext,
  hours: readonly number[],
  { vacuums = true, only }: { vacuums?: boolean; only?: number } = {},
): Promise<void> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from trackings where organization_id = ${organization.id} order by id`,
  );
  const ids = rows.map(({ id }) => Number(id)).filter((id) => only === undefined || id === only);
  for (const hour of hours) {
    const takenAt = new Date(START.getTime() + hour * HOUR_MS);
    const batch = ids.map((trackingId) => ({
      trackingId,
      hour,
      takenAt,
      figures: {
        views: 1_000_000 + hour * (700 + (trackingId % 977)),
        likes: 50_000 + hour * 3,
        comments: 4_000 + hour,
        shares: 6_000 + hour,
        saves: null,
      },
      provider: "tiktok-scraper7",
    }));
    await db.transaction((tx) => recordHours(tx, batch, []));
  }
  if (vacuums) await db.execute(sql`vacuum analyze snapshot_blocks, video_state`);
}
