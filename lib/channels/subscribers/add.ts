import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { socialAccountCounts, socialAccounts } from "@/db/schema";
import { presentSocialAccount } from "@/lib/channels/subscribers/present";
import { recordCount } from "@/lib/channels/subscribers/record-count";
import { MAX_ACCOUNTS, PLATFORM_OF, parseProfile } from "@/lib/channels/subscribers/rules";
import type { AddSocialAccountRequest, SocialAccount, SocialAccountType } from "@/lib/channels/subscribers/schemas";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, forbidden, invalid } from "@/lib/core/errors";
import { lockOrganization } from "@/lib/core/lock-organization";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { assignSpending, collectSpent } from "@/lib/platforms/assign-spending";
import type { FetchOptions } from "@/lib/platforms/call-with-retries";
import { fetchChannel } from "@/lib/platforms/channels";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { pausedWords } from "@/lib/platforms/pauses";
import type { ChannelData } from "@/lib/platforms/schemas";
import { isConfigured } from "@/lib/platforms/sources";

/**
 * Adds one of the brand's own accounts. The platform is queried first, and its answer is the first count.
 * @throws AppError invalid_request on `username`, conflict if it is already listed, forbidden, platform_failed
 */
export async function addSocialAccount(
  ctx: OrganizationContext,
  input: AddSocialAccountRequest,
): Promise<SocialAccount> {
  assertRight(ctx.actor, "CLOUD_SCHEDULES");
  const { spent, onSpent } = collectSpent();
  const profile = await readProfile(ctx, input, onSpent);
  const at = ctx.now();
  const added = await ctx.db.transaction(async (tx) => {
    await lockOrganization(ctx, tx);
    const accountId = await place(ctx, tx, input.type, profile);
    if (profile.followers !== null)
      await recordCount(tx, { accountId, externalId: profile.externalId, subscribers: profile.followers, at });
    const [row] = await tx.select().from(socialAccounts).where(eq(socialAccounts.id, accountId));
    if (!row) throw new Error("the social account was not written");
    return presentSocialAccount(row);
  });
  await assignSpending(ctx, spent, () => [ctx.organization.id]);
  return added;
}

async function readProfile(
  ctx: OrganizationContext,
  input: AddSocialAccountRequest,
  onSpent: FetchOptions["onSpent"],
): Promise<ChannelData> {
  const platform = PLATFORM_OF[input.type];
  const reference = parseProfile(input.type, input.username);
  if (!reference) throw invalid("username", "Enter a username or profile link of this platform");
  if (!isConfigured(platform))
    throw new AppError({
      code: "platform_failed",
      message: `${PLATFORM_NAMES[platform]} isn't configured on this server. Contact support.`,
    });
  const outcome = await fetchChannel(ctx, platform, reference, { onSpent });
  if (outcome.kind === "ok") return outcome.value;
  if (outcome.kind === "unavailable")
    throw invalid("username", "This profile doesn't exist on the platform. Check the spelling");
  if (outcome.kind === "private")
    throw invalid("username", "This profile is private, so its followers can't be counted");
  if (outcome.kind === "platform_paused")
    throw new AppError({ code: "platform_failed", message: `${pausedWords(platform)}.` });
  throw new AppError({ code: "platform_failed", message: "The platform didn't respond. Try again later." });
}

/** Returns the row for a profile: a new one, or the one that was removed. */
async function place(
  ctx: OrganizationContext,
  tx: Transaction,
  type: SocialAccountType,
  { externalId, username }: ChannelData,
): Promise<number> {
  const rows = await tx.select().from(socialAccounts).where(eq(socialAccounts.organizationId, ctx.organization.id));
  const same = (row: (typeof rows)[number]) => row.username.toLowerCase() === username.toLowerCase();
  const ofType = rows.filter((row) => row.type === type);
  const known = ofType.find((row) => row.externalId === externalId) ?? ofType.find(same);
  if (known && !known.isRemoved) throw new AppError({ code: "conflict", message: "This account is already listed" });
  if (rows.filter(({ isRemoved }) => !isRemoved).length >= MAX_ACCOUNTS)
    throw forbidden(`You can list up to ${MAX_ACCOUNTS} accounts. Remove one you no longer need`);
  if (known) {
    await revive(tx, known, externalId);
    return known.id;
  }
  const [row] = await tx
    .insert(socialAccounts)
    .values({
      publicId: newPublicId(),
      organizationId: ctx.organization.id,
      type,
      username,
      externalId,
      createdAt: ctx.now(),
    })
    .returning({ id: socialAccounts.id });
  if (!row) throw new Error("the social account was not written");
  return row.id;
}

async function revive(tx: Transaction, known: typeof socialAccounts.$inferSelect, externalId: string): Promise<void> {
  const isSame = known.externalId === externalId;
  // The name has passed to another account: the old counts aren't its own.
  if (!isSame) await tx.delete(socialAccountCounts).where(eq(socialAccountCounts.accountId, known.id));
  await tx
    .update(socialAccounts)
    .set({ isRemoved: false, externalId, ...(isSame ? {} : { current: null, previous: null, lastSyncedAt: null }) })
    .where(eq(socialAccounts.id, known.id));
}
