import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { campaigns, followLabels, labels } from "@/db/schema";
import { fromUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { FollowRow } from "@/lib/insight/follows/find";
import type { UpdateFollowRequest } from "@/lib/insight/follows/schemas";
import { lockNamed } from "@/lib/tracking/labels/names";

type Terms = Pick<
  FollowRow,
  "include" | "exclude" | "minSeconds" | "daysPerPost" | "maxPerDay" | "monthlyCeiling" | "isCompetitor"
>;

/** Of a follow that names none; `daysPerPost` is always named. */
export const NO_TERMS: Terms = {
  include: [],
  exclude: [],
  minSeconds: null,
  daysPerPost: 0,
  maxPerDay: null,
  monthlyCeiling: null,
  isCompetitor: false,
};

const kept = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);

/** Returns a follow's terms after a change, apart from its labels and campaign. */
export function mergeTerms(before: Terms, change: Omit<UpdateFollowRequest, "status">): Terms {
  const { monthly_ceiling_usd: ceiling } = change;
  return {
    include: kept(change.include, before.include),
    exclude: kept(change.exclude, before.exclude),
    minSeconds: kept(change.min_seconds, before.minSeconds),
    daysPerPost: kept(change.days_per_post, before.daysPerPost),
    maxPerDay: kept(change.max_per_day, before.maxPerDay),
    monthlyCeiling: ceiling === undefined ? before.monthlyCeiling : ceiling === null ? null : fromUsd(ceiling),
    isCompetitor: kept(change.competitor, before.isCompetitor),
  };
}

/**
 * Returns the keys of the campaign and labels, locked against deletion; undefined for what isn't named.
 * @throws AppError invalid_request if one isn't the organization's
 */
export async function lockPlaces(
  ctx: OrganizationContext,
  tx: Transaction,
  { campaign, labels: ids }: Pick<UpdateFollowRequest, "campaign" | "labels">,
): Promise<{ campaignId: number | null | undefined; labelIds: number[] | undefined }> {
  const known = await lockNamed(ctx, tx, "campaign", campaign ? [campaign] : []);
  const campaignId = campaign ? known.get(campaign) : campaign === null ? null : undefined;
  if (campaign && campaignId === undefined) throw unknown("campaign", "No campaign has this ID");
  const found = await lockNamed(ctx, tx, "label", ids ?? []);
  const missing = ids?.find((id) => !found.has(id));
  if (missing !== undefined) throw unknown("labels", `No label has the ID ${missing}`);
  return { campaignId, labelIds: ids && [...found.values()] };
}

const unknown = (field: string, message: string) =>
  new AppError({ code: "invalid_request", details: [{ field, message }] });

/** Replaces a follow's labels. */
export async function writeLabels(tx: Transaction, followId: number, labelIds: readonly number[]): Promise<void> {
  await tx.delete(followLabels).where(inArray(followLabels.followId, [followId]));
  if (labelIds.length > 0) await tx.insert(followLabels).values(labelIds.map((labelId) => ({ followId, labelId })));
}

/** Returns the follow's campaign and labels as they are now, locked against deletion until the transaction ends. */
export async function lockOwnPlaces(
  tx: Transaction,
  follow: Pick<FollowRow, "id" | "campaignId">,
): Promise<{ campaignId: number | null; labelIds: number[] }> {
  const [campaign] =
    follow.campaignId === null
      ? []
      : await tx
          .select({ id: campaigns.id })
          .from(campaigns)
          .where(inArray(campaigns.id, [follow.campaignId]))
          .for("key share");
  const own = tx
    .select({ id: followLabels.labelId })
    .from(followLabels)
    .where(inArray(followLabels.followId, [follow.id]));
  const rows = await tx
    .select({ id: labels.id })
    .from(labels)
    .where(inArray(labels.id, own))
    .orderBy(labels.id)
    .for("key share");
  return { campaignId: campaign?.id ?? null, labelIds: rows.map(({ id }) => id) };
}
