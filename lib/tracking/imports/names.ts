import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { campaigns } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { createNamedCampaign } from "@/lib/tracking/campaigns/create-named";
import { listCampaigns } from "@/lib/tracking/campaigns/list";
import { createLabel } from "@/lib/tracking/labels/create";
import { listLabels } from "@/lib/tracking/labels/list";
import { lockNamed } from "@/lib/tracking/labels/names";
import type { Named } from "@/lib/tracking/labels/schemas";

const byName = (named: readonly Named[], name: string) =>
  named.find((one) => one.name.toLowerCase() === name.toLowerCase());

/** Returns the key of the campaign with this name, creating it if needed. */
export async function campaignOf(ctx: OrganizationContext, name: string): Promise<number | null> {
  const existing = byName((await listCampaigns(ctx)).campaigns, name);
  const { id } = existing ?? (await createNamedCampaign(ctx, { name }));
  const [row] = await ctx.db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.publicId, id), eq(campaigns.organizationId, ctx.organization.id)));
  return row?.id ?? null;
}

/** Returns the public IDs of the labels with these names, creating missing ones. */
export async function labelsOf(ctx: OrganizationContext, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const known = (await listLabels(ctx)).labels;
  const ids = new Set<string>();
  for (const name of names) {
    const label = byName(known, name) ?? (await createLabel(ctx, { name }));
    known.push(label);
    ids.add(label.id);
  }
  return [...ids];
}

/** Returns which of an import's campaign and labels still exist, locked against deletion until the transaction ends. */
export async function lockImportNames(
  ctx: OrganizationContext,
  tx: Transaction,
  wanted: { campaignId: number | null; labels: string[] },
): Promise<{ campaignId: number | null; labelIds: number[] }> {
  const organizationId = ctx.organization.id;
  const held = wanted.campaignId
    ? await tx
        .select({ id: campaigns.id })
        .from(campaigns)
        .where(and(eq(campaigns.id, wanted.campaignId), eq(campaigns.organizationId, organizationId)))
        .for("key share")
    : [];
  const labels = await lockNamed(ctx, tx, "label", wanted.labels);
  return { campaignId: held[0]?.id ?? null, labelIds: [...labels.values()] };
}
