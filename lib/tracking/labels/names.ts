import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { campaigns, labels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { lockOrganization } from "@/lib/core/lock-organization";
import { MAX_NAMES } from "@/lib/tracking/labels/schemas";

/** How labels and campaigns get their names, and how a change of videos finds them; all else is their own. */

const TABLES = { label: labels, campaign: campaigns };
type NameKind = keyof typeof TABLES;

/**
 * Checks that the organization can have another label or campaign, under a name. No other transaction gives names until
 * this one ends.
 * @throws AppError conflict if the name is taken (ignoring case) or the organization has the maximum number
 */
export async function reserveName(
  ctx: OrganizationContext,
  tx: Transaction,
  kind: NameKind,
  name: string,
): Promise<void> {
  const existing = await lockNames(ctx, tx, kind, name);
  if (existing.length >= MAX_NAMES)
    throw new AppError({
      code: "conflict",
      message: `You can have up to ${MAX_NAMES} ${kind}s. Delete one you no longer need.`,
    });
  if (existing.some(({ isSame }) => isSame)) throw taken(kind, name);
}

/**
 * Checks that a label or campaign can have another name; its own in another case is fine. No other transaction gives
 * names until this one ends.
 * @returns its key
 * @throws AppError not_found, or conflict if another one has the name (ignoring case)
 */
export async function reserveNewName(
  ctx: OrganizationContext,
  tx: Transaction,
  kind: NameKind,
  { id, name }: { id: string; name: string },
): Promise<number> {
  const existing = await lockNames(ctx, tx, kind, name);
  const own = existing.find(({ publicId }) => publicId === id);
  if (!own) throw notFound(kind === "label" ? "Label not found" : "Campaign not found");
  if (existing.some((other) => other.isSame && other !== own)) throw taken(kind, name);
  return own.id;
}

/**
 * Returns the keys of labels or campaigns by public ID, locked against deletion until the transaction ends. Those that
 * aren't the organization's are not in the map.
 */
export async function lockNamed(
  ctx: OrganizationContext,
  tx: Transaction,
  kind: NameKind,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const table = TABLES[kind];
  const rows = await tx
    .select({ id: table.id, publicId: table.publicId })
    .from(table)
    .where(and(inArray(table.publicId, [...ids]), eq(table.organizationId, ctx.organization.id)))
    .orderBy(asc(table.id))
    .for("key share");
  return new Map(rows.map(({ id, publicId }) => [publicId, id]));
}

/** Returns the organization's names, to which no other transaction adds until this one ends. */
async function lockNames(ctx: OrganizationContext, tx: Transaction, kind: NameKind, name: string) {
  await lockOrganization(ctx, tx);
  const table = TABLES[kind];
  return tx
    .select({
      id: table.id,
      publicId: table.publicId,
      isSame: sql<boolean>`lower(${table.name}) = lower(${name})`,
    })
    .from(table)
    .where(eq(table.organizationId, ctx.organization.id));
}

const taken = (kind: NameKind, name: string) =>
  new AppError({ code: "conflict", message: `There is already a ${kind} “${name}”` });
