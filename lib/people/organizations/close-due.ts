import { and, asc, eq, gt, isNull, lte, type SQL } from "drizzle-orm";
import { organizations } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { type StepRange, workInTime } from "@/lib/core/work-in-time";
import { closeForGood } from "@/lib/people/organizations/close-for-good";
import { CLOSING_REMINDER_DAYS } from "@/lib/people/organizations/closing-rules";
import { notifyClosing } from "@/lib/people/organizations/notify-closing";

const AT_ONCE = 100;

/**
 * Closes the organizations for good that an owner closed 30 days ago, one after another. What a step already closed is
 * no longer due.
 */
export const closeDueOrganizations = (ctx: Context, range: StepRange = {}) =>
  workInTime<{ id: number }>(range, {
    read: (last) => readClosing(ctx, last, lte(organizations.reopenableUntil, ctx.now())),
    idOf: ({ id }) => id,
    work: async ({ id }) => Number(await closeForGood(ctx, id)),
    failure: "an organization could not be closed for good",
  });

/** Emails the owners of organizations that will be closed for good within three days, once. */
export const remindOfClosing = (ctx: Context, range: StepRange = {}) =>
  workInTime<{ id: number }>(range, {
    read: (last) => readClosing(ctx, last, isToRemind(ctx)),
    idOf: ({ id }) => id,
    work: async ({ id }) => Number(await remind(ctx, id)),
    failure: "the owners of an organization could not be reminded",
  });

/** Those whose time is over are closed instead. */
function isToRemind(ctx: Context): SQL | undefined {
  const { reopenableUntil, closingRemindedAt } = organizations;
  const soon = new Date(ctx.now().getTime() + CLOSING_REMINDER_DAYS * DAY_MS);
  return and(gt(reopenableUntil, ctx.now()), lte(reopenableUntil, soon), isNull(closingRemindedAt));
}

const readClosing = ({ db }: Context, last: number, isDue: SQL | undefined) =>
  db
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(isDue, gt(organizations.id, last)))
    .orderBy(asc(organizations.id))
    .limit(AT_ONCE);

/** The email and the note that it was sent are one transaction, so a crash neither loses nor repeats it. */
async function remind(ctx: Context, id: number): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const [organization] = await tx
      .update(organizations)
      .set({ closingRemindedAt: ctx.now() })
      .where(and(eq(organizations.id, id), isToRemind(ctx)))
      .returning();
    const until = organization?.reopenableUntil;
    if (!until) return false;
    await notifyClosing(ctx, tx, { organization, until, isReminder: true });
    return true;
  });
}
