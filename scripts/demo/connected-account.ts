import { and, eq } from "drizzle-orm";
import { channels, connectedAccounts } from "@/db/schema";
import { beginConnection } from "@/lib/channels/connections/begin";
import { finishConnection } from "@/lib/channels/connections/finish";
import { readAccount } from "@/lib/channels/connections/read-due";
import type { Context, OrganizationContext } from "@/lib/core/context";
import type { Platform } from "@/lib/platforms/schemas";

const BROWSER = "the demo's own browser";

/**
 * Connects the first of these channels that is on YouTube as its owner would, and reads its figures of a month.
 * @param owner the context of a member who may connect accounts
 */
export async function connectAccount(
  ctx: Context,
  owner: OrganizationContext,
  channelsOf: readonly { id: string; platform: Platform }[],
): Promise<void> {
  const { actor, organization } = owner;
  const meant = channelsOf.find(({ platform }) => platform === "youtube");
  if (!meant || actor.type !== "user") throw new Error("the demo has no YouTube channel to connect");
  const [channel] = await ctx.db.select().from(channels).where(eq(channels.uuid, meant.id));
  const begun = await beginConnection({ ...owner, now: ctx.now }, { platform: "youtube", browser: BROWSER });
  if ("failure" in begun) throw new Error(`the demo can't connect an account: ${begun.failure}`);
  const parameters = await allow(begun.url, channel?.username ?? "");
  const finished = await finishConnection(ctx, {
    platform: "youtube",
    parameters,
    browser: BROWSER,
    userId: actor.userId,
  });
  if (finished.kind !== "connected") throw new Error(`the demo can't connect an account: ${finished.failure}`);
  const [account] = await ctx.db
    .select({ id: connectedAccounts.id })
    .from(connectedAccounts)
    .where(and(eq(connectedAccounts.organizationId, organization.id), eq(connectedAccounts.platform, "youtube")));
  if (account) await readAccount(ctx, account.id);
}

/** Allows everything on the sandbox's consent page, and returns what it sends back. */
async function allow(url: string, account: string): Promise<URLSearchParams> {
  const form = new URLSearchParams({ account, decision: "allow" });
  for (const scope of (new URL(url).searchParams.get("scope") ?? "").split(" ")) form.append("scope", scope);
  const answer = await fetch(url, { method: "POST", body: form, redirect: "manual" });
  const location = answer.headers.get("location");
  if (!location) throw new Error(`the sandbox's consent page answers ${answer.status}`);
  return new URL(location).searchParams;
}
