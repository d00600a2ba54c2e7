import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, organizationExportFiles, organizationExports, organizations, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context, Organization } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { DAY_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { appendPart } from "./archive-files";
import { SECTIONS } from "./files";
import { EXPORT_DAYS } from "./rules";

type Export = typeof organizationExports.$inferSelect;

/** A step of the job ends well before a proxy in front of a real Inngest server cuts it. */
const STEP_MS = 25 * SECOND_MS;
/** Keeps one organization's millions of snapshots from delaying the others. */
const TURN_MS = 2 * SECOND_MS;
/** Failed or interrupted turns without a page in between, after which an export is given up. */
const MAX_ATTEMPTS = 10;
/** How long a failed export is shown. */
const FAILED_DAYS = 7;

/**
 * Continues the running exports by turns, until none is left or the step's time is over. Every page is written in one
 * transaction with the position after it, so an interrupted step continues where it ended.
 * @returns the written pages, the exports that ended, and `after`: null if none is left
 */
export async function writeExports(
  ctx: Context,
  { maxMs = STEP_MS }: { maxMs?: number } = {},
): Promise<{ pages: number; ready: number; failed: number; after: number | null }> {
  const deadline = performance.now() + maxMs;
  const counts = { pages: 0, ready: 0, failed: 0 };
  const left = new Set(await runningExports(ctx));
  while (left.size > 0)
    for (const id of left) {
      if (performance.now() > deadline) return { ...counts, after: 0 };
      const { pages, end } = await takeTurn(ctx, id, Math.min(deadline, performance.now() + TURN_MS));
      counts.pages += pages;
      if (end) left.delete(id);
      if (end === "ready" || end === "failed") counts[end] += 1;
    }
  return { ...counts, after: null };
}

async function runningExports({ db }: Context): Promise<number[]> {
  const rows = await db
    .select({ id: organizationExports.id })
    .from(organizationExports)
    .where(eq(organizationExports.status, "running"))
    .orderBy(asc(organizationExports.id));
  return rows.map(({ id }) => id);
}

/** `later`: this step leaves it alone. */
type End = "ready" | "failed" | "later";

async function takeTurn(ctx: Context, id: number, until: number): Promise<{ pages: number; end: End | null }> {
  let pages = 0;
  try {
    // Counted before the work, so that it also counts when the process doesn't survive it.
    if (!(await countAttempt(ctx, id))) return { pages, end: await giveUp(ctx, id) };
    do {
      const end = await writePage(ctx, id);
      if (end) return { pages, end };
      pages += 1;
    } while (performance.now() < until);
    return { pages, end: null };
  } catch (error) {
    log.error({ err: error, id }, "an export could not be continued");
    return { pages, end: "later" };
  }
}

/** @returns whether it may be attempted again */
async function countAttempt({ db }: Context, id: number): Promise<boolean> {
  const [row] = await db
    .update(organizationExports)
    .set({ attempts: sql`${organizationExports.attempts} + 1` })
    .where(eq(organizationExports.id, id))
    .returning({ attempts: organizationExports.attempts });
  return (row?.attempts ?? 0) <= MAX_ATTEMPTS;
}

/** Writes the next page of an export. @returns how it ended; null if more pages follow */
async function writePage(ctx: Context, id: number): Promise<End | null> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ export: organizationExports, organization: organizations })
      .from(organizationExports)
      .innerJoin(organizations, eq(organizations.id, organizationExports.organizationId))
      .where(eq(organizationExports.id, id))
      .for("update", { of: organizationExports });
    // Another run ended it.
    if (row?.export.status !== "running") return "later";
    const { section: place, position } = row.export;
    const section = SECTIONS[place];
    if (!section) return finish(ctx, tx, row.export, row.organization);
    const { rows, after } = await section.read({ db: tx, organization: row.organization }, position);
    await appendPart(tx, { exportId: id, place, section, rows, isFirst: position === null, isLast: after === null });
    await tx
      .update(organizationExports)
      .set({ attempts: 0, position: after, section: after === null ? place + 1 : place })
      .where(eq(organizationExports.id, id));
    return null;
  });
}

async function finish(ctx: Context, tx: Transaction, row: Export, organization: Organization): Promise<End> {
  const now = ctx.now();
  const own = eq(organizationExports.organizationId, row.organizationId);
  // One file per organization: the job that prunes records deletes the ones before.
  await tx
    .update(organizationExports)
    .set({ expiresAt: now })
    .where(and(own, gt(organizationExports.expiresAt, now)));
  await tx
    .update(organizationExports)
    .set({ status: "ready", attempts: 0, finishedAt: now, expiresAt: new Date(now.getTime() + EXPORT_DAYS * DAY_MS) })
    .where(eq(organizationExports.id, row.id));
  const files = await tx
    .select()
    .from(organizationExportFiles)
    .where(eq(organizationExportFiles.exportId, row.id))
    .orderBy(asc(organizationExportFiles.file));
  await recordAct(ctx, tx, {
    action: "organization.export",
    organizationId: row.organizationId,
    subject: organization.name,
    after: {
      files: files.length,
      bytes: files.reduce((sum, { compressed }) => sum + compressed, 0),
    },
  });
  const [person] = await tx
    .select({ email: users.email, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, row.organizationId), eq(members.userId, row.requestedBy)));
  // They may have left in the meantime.
  if (person)
    await enqueueMail(ctx, tx, {
      to: person.email,
      template: "export_ready",
      data: {
        name: person.name,
        organization: organization.name,
        days: EXPORT_DAYS,
        url: `${appUrl()}/organization?tab=settings`,
      },
      organizationId: row.organizationId,
    });
  return "ready";
}

async function giveUp(ctx: Context, id: number): Promise<End> {
  await ctx.db
    .update(organizationExports)
    .set({
      status: "failed",
      finishedAt: ctx.now(),
      expiresAt: new Date(ctx.now().getTime() + FAILED_DAYS * DAY_MS),
    })
    .where(and(eq(organizationExports.id, id), eq(organizationExports.status, "running")));
  log.error({ id }, "an export was given up");
  return "failed";
}
