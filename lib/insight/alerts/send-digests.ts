import { and, asc, eq, gt, isNotNull, isNull, ne } from "drizzle-orm";
import { alertDigests, members, organizations, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { formatDay, formatInteger, formatUsd, plural } from "@/lib/core/format";
import { type StepRange, workInTime } from "@/lib/core/work-in-time";
import { type DigestPeriod, duePeriod } from "@/lib/insight/alerts/digest-rules";
import { type DigestContent, readDigest } from "@/lib/insight/alerts/read-digest";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

/** Organizations whose members one query reads. */
const BATCH = 50;

/**
 * Writes the digests that are due, one per member and day at most: the row that says so and the email are one transaction.
 * An organization that fails doesn't hold up the others.
 * @returns `after` of the next step; null if none is left
 */
export async function sendDigests(
  ctx: Context,
  range: StepRange = {},
): Promise<{ sent: number; failed: number; after: number | null }> {
  const { done: sent, ...rest } = await workInTime(range, {
    read: (last) =>
      ctx.db
        .selectDistinct({ id: organizations.id, name: organizations.name, zone: organizations.timeZone })
        .from(organizations)
        .innerJoin(members, eq(members.organizationId, organizations.id))
        .where(
          and(
            gt(organizations.id, last),
            ne(members.digest, "off"),
            isNull(organizations.suspendedAt),
            isNull(organizations.closedAt),
          ),
        )
        .orderBy(asc(organizations.id))
        .limit(BATCH),
    idOf: ({ id }) => id,
    work: (organization) => sendOne(ctx, organization),
    failure: "digest not written",
  });
  return { sent, ...rest };
}

async function sendOne(ctx: Context, { id, name, zone }: { id: number; name: string; zone: string }): Promise<number> {
  let sent = 0;
  for (const pace of ["daily", "weekly"] as const) {
    const period = duePeriod(pace, ctx.now(), zone);
    if (!period) continue;
    const readers = await ctx.db
      .select({ userId: users.id, email: users.email, name: users.name })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .leftJoin(
        alertDigests,
        and(
          eq(alertDigests.organizationId, members.organizationId),
          eq(alertDigests.userId, members.userId),
          eq(alertDigests.period, period.day),
        ),
      )
      .where(
        and(
          eq(members.organizationId, id),
          eq(members.digest, pace),
          isNotNull(users.emailConfirmedAt),
          isNull(alertDigests.userId),
        ),
      );
    if (readers.length === 0) continue;
    const content = await readDigest(ctx, id, period);
    for (const reader of readers)
      sent += await ctx.db.transaction(async (tx) => {
        const written = await tx
          .insert(alertDigests)
          .values({ organizationId: id, userId: reader.userId, period: period.day, createdAt: ctx.now() })
          .onConflictDoNothing()
          .returning();
        if (written.length === 0) return 0;
        await enqueueMail(ctx, tx, {
          to: reader.email,
          organizationId: id,
          template: "digest",
          data: {
            name: reader.name,
            organization: name,
            pace,
            ...textsOf(content, period, zone),
            url: `${appUrl()}/overview`,
          },
        });
        return 1;
      });
  }
  return sent;
}

/** Returns the email's figures as text. */
function textsOf(content: DigestContent, { from, to }: DigestPeriod, zone: string) {
  const listed = ({ count, titles }: { count: number; titles: readonly string[] }) =>
    count === 0 ? "None" : `${formatInteger(count)}: ${titles.join("; ")}${count > titles.length ? "; …" : ""}`;
  const facts: [string, string][] = [
    [
      "Breakouts",
      content.brokeOut
        .map(({ title, times, views }) => `${title} (${times.toFixed(1)}×, ${formatInteger(views)} views)`)
        .join("; ") || "None",
    ],
    ["Stalled videos", listed(content.stalled)],
    ["Ended trackings", listed(content.ended)],
    ["Spend", formatUsd(content.spendUsd, 2)],
    ["Available balance", formatUsd(content.availableUsd, 2)],
    ["Runway", content.runwayHours === null ? "Nothing is being tracked" : plural(content.runwayHours, "hour")],
  ];
  const last = new Date(to.getTime() - 1);
  const reader = { zone, locale: "en-US" } as const;
  const [first, end] = [formatDay(from, reader), formatDay(last, reader)];
  return { facts, period: first === end ? first : `${first} – ${end}` };
}
