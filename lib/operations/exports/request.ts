import { and, eq, gt, type SQL } from "drizzle-orm";
import { organizationExports } from "@/db/schema";
import { assertProved } from "@/lib/core/assert-proved";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { lockOrganization } from "@/lib/core/lock-organization";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { personOf } from "@/lib/people/sessions/actor";
import { MAX_EXPORTS_PER_DAY } from "./rules";
import type { ExportRef } from "./schemas";

/**
 * Starts an export of everything that the organization has; a job makes the file.
 * @throws AppError forbidden for anyone but an owner, or with `isProofRequired`; conflict while another one runs, or if
 * there were too many within a day
 */
export async function requestExport(ctx: OrganizationContext): Promise<ExportRef> {
  assertRight(ctx.actor, "organization:own");
  await assertProved(ctx);
  const { organization } = ctx;
  return ctx.db.transaction(async (tx) => {
    await lockOrganization(ctx, tx);
    const count = (condition: SQL) =>
      tx.$count(organizationExports, and(eq(organizationExports.organizationId, organization.id), condition));
    const dayAgo = new Date(ctx.now().getTime() - DAY_MS);
    if ((await count(gt(organizationExports.createdAt, dayAgo))) >= MAX_EXPORTS_PER_DAY)
      throw conflict(`At most ${MAX_EXPORTS_PER_DAY} exports within 24 hours. Try again tomorrow.`);
    if ((await count(eq(organizationExports.status, "running"))) > 0)
      throw conflict("An export is already running. You'll get an email when it's ready.");
    const id = newPublicId();
    await tx.insert(organizationExports).values({
      publicId: id,
      organizationId: organization.id,
      requestedBy: personOf(ctx),
      status: "running",
      createdAt: ctx.now(),
    });
    await recordAct(ctx, tx, { action: "organization.export_request", subject: organization.name });
    return { id };
  });
}
