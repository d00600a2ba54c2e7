import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import { changesOf } from "@/lib/core/audit/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { lockMembers } from "@/lib/people/members/lock";
import { retentionColumns, retentionOf } from "@/lib/people/organizations/retention-columns";
import { periodWords, RETENTION_KINDS } from "@/lib/people/organizations/retention-rules";
import type { Retention } from "@/lib/people/organizations/schemas";

/** Sets how long the organization keeps each kind of record. Daily jobs delete what is older. */
export async function setRetention(ctx: OrganizationContext, chosen: Retention): Promise<Retention> {
  assertRight(ctx.actor, "organization:own");
  return changeAccess(ctx.db, async (tx) => {
    const { organization, actor } = await lockMembers(ctx, tx);
    assertRight(actor, "organization:own");
    const changes = changesOf(inWords(retentionOf(organization)), inWords(chosen));
    if (changes) {
      await tx.update(organizations).set(retentionColumns(chosen)).where(eq(organizations.id, organization.id));
      await recordAct(ctx, tx, { action: "organization.retention", subject: organization.name, ...changes });
    }
    return chosen;
  });
}

const inWords = (retention: Retention) =>
  Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, periodWords(retention[kind])]));
