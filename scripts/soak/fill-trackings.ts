import { sql } from "drizzle-orm";
import { arrayOf } from "@/db/array-literal";
import { fromUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/core/context";
import { DAY_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { createOrganization } from "@/lib/people/organizations/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { topUp } from "@/lib/tracking/funding/top-up";
import { slotOf } from "@/lib/tracking/trackings/slot";
import { mintId } from "@/sandbox/ids";

const ORGANIZATIONS = 20;
/** Videos inserted by one statement. */
const CHUNK = 3_000;

/**
 * Starts trackings without asking a platform, spread evenly over organizations, platforms and minutes. Their first hour
 * counts as settled.
 */
export async function fillTrackings(ctx: Context, trackings: number): Promise<void> {
  const yesterday = ctx.now().getTime() - DAY_MS;
  const each = Math.ceil(trackings / ORGANIZATIONS);
  for (let index = 0; index < ORGANIZATIONS; index++) {
    const { id } = await createOrganization(ctx, { name: `Soaked ${index}`, plan: "enterprise" });
    await topUp(ctx, { organizationId: id, amount: fromUsd(1_000_000), idempotencyKey: "soak" });
    const last = Math.min(trackings, (index + 1) * each);
    for (let first = index * each; first < last; first += CHUNK) {
      const some = Array.from({ length: Math.min(CHUNK, last - first) }, (_, offset) => {
        const platform = PLATFORMS[(first + offset) % PLATFORMS.length] ?? "youtube";
        // An ID has few random bits beside the time of publication.
        const published = new Date(yesterday - (first + offset) * SECOND_MS);
        const externalId = mintId(platform, published, `soak:${first + offset}`);
        return {
          platform,
          externalId,
          link: canonicalVideoUrl(platform, externalId),
          slot: slotOf(platform, externalId),
        };
      });
      await insertTrackings(ctx, id, some);
    }
  }
  await ctx.db.execute(sql`analyze`);
}

interface Soaked {
  platform: string;
  externalId: string;
  link: string;
  slot: number;
}

async function insertTrackings(ctx: Context, organizationId: number, some: readonly Soaked[]): Promise<void> {
  const now = ctx.now().toISOString();
  const column = (key: "platform" | "externalId" | "link") => arrayOf(some.map((one) => one[key]));
  await ctx.db.execute(sql`
    with v as (
      insert into videos (platform, external_id, slot, canonical_url, created_at, metadata_at)
      select x.platform, x.id, x.slot, x.link, ${now}::timestamptz, ${now}::timestamptz
      from unnest(${column("platform")}::text[], ${column("externalId")}::text[], ${column("link")}::text[],
        ${arrayOf(some.map(({ slot }) => slot))}::smallint[]) as x(platform, id, link, slot)
      returning id, platform, slot, canonical_url
    ), t as (
      insert into trackings (public_id, job_id, uuid, organization_id, video_id, platform, slot, video_link, duration_days,
        status, started_at, ends_at, created_at)
      select 's' || v.id, 'job_s' || v.id, gen_random_uuid(), ${organizationId}, v.id, v.platform, v.slot, v.canonical_url,
        30, 'monitoring', ${now}::timestamptz, ${now}::timestamptz + interval '30 days', ${now}::timestamptz
      from v returning id
    )
    insert into video_state (tracking_id, settled_hour, snapshots, bad_hours) select id, 0, 0, 0 from t`);
}
