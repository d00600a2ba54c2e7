import type { Queryable } from "@/db/client";
import { audienceImportMonths, followerSampleMonths } from "@/db/schema";
import { QUALITY_CLASSES, type QualityClass } from "@/lib/channels/channels/quality-rules";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import { monthOf, utcDayOf } from "@/lib/core/time/utc-rules";

/** The history of audiences by month (UTC): the last sample and the last import of a month stand for it. */

interface CountedFollower {
  qualityClass: QualityClass;
  country: string | null;
}

/** @param followers the sample that was just stored */
export async function storeSampleMonth(
  db: Queryable,
  channel: ChannelRow,
  takenAt: Date,
  followers: readonly CountedFollower[],
): Promise<void> {
  const countries: Record<string, number> = {};
  for (const { country } of followers) if (country) countries[country] = (countries[country] ?? 0) + 1;
  const classes = QUALITY_CLASSES.map((cls) => followers.filter(({ qualityClass: own }) => own === cls).length);
  const sample = { takenAt, size: followers.length, classes, countries };
  await db
    .insert(followerSampleMonths)
    .values({ channelId: channel.id, month: monthOf(utcDayOf(takenAt)), ...sample })
    .onConflictDoUpdate({ target: [followerSampleMonths.channelId, followerSampleMonths.month], set: sample });
}

export async function storeImportMonth(
  db: Queryable,
  { organizationId, channelId, audience, importedAt }: Omit<typeof audienceImportMonths.$inferInsert, "month">,
): Promise<void> {
  await db
    .insert(audienceImportMonths)
    .values({ organizationId, channelId, month: monthOf(utcDayOf(importedAt)), audience, importedAt })
    .onConflictDoUpdate({
      target: [audienceImportMonths.organizationId, audienceImportMonths.channelId, audienceImportMonths.month],
      set: { audience, importedAt },
    });
}
