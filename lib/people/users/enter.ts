import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { sessions, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { formatDateTime } from "@/lib/core/format";
import { isWithin, parseAddress, parseRange } from "@/lib/core/ip-ranges";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { knownDevice, rememberDevice } from "@/lib/people/sessions/device";
import { deviceName } from "@/lib/people/sessions/device-name";
import { insertSession, type SessionClaims, type SessionClient } from "@/lib/people/sessions/open";
import { accountOf } from "@/lib/people/users/sign-in-guard";

export interface SignInClient extends SessionClient {
  /** The client's address, grouped by `addressGroup`. */
  addressGroup: string;
  /** Value of the device cookie. */
  device: string | undefined;
}

export interface SignedIn extends SessionClaims {
  /** New value of the device cookie. */
  device: string;
}

interface Entering {
  id: number;
  email: string;
  name: string;
}

/**
 * Starts the session of a person who has completed a sign-in, and emails them if the browser is new.
 * @param passwordHash as in `openSession`
 * @returns null if the password has changed since it was verified
 */
export async function enter(
  ctx: Context,
  tx: Transaction,
  { passwordHash, ...user }: Entering & { passwordHash?: string },
  client: SignInClient,
): Promise<SignedIn | null> {
  const account = accountOf(user.email);
  const isKnown = knownDevice(client.device, account) !== null || (await isUsual(tx, user.id, client));
  // Before the shared lock on the person's row, which two concurrent sign-ins could not turn into an exclusive one.
  const isFirst = await markFirst(ctx, tx, user.id);
  const claims = await insertSession(ctx, tx, { userId: user.id, passwordHash }, client);
  if (!claims) return null;
  if (!isFirst && !isKnown) await alertOf(ctx, tx, user, client);
  return { ...claims, device: rememberDevice(client.device, account) };
}

/** @returns whether this is the person's first sign-in, which needs no email */
async function markFirst(ctx: Context, tx: Transaction, userId: number): Promise<boolean> {
  const marked = await tx
    .update(users)
    .set({ firstSignedInAt: ctx.now() })
    .where(and(eq(users.id, userId), isNull(users.firstSignedInAt)))
    .returning({ id: users.id });
  return marked.length > 0;
}

/** Programs and browsers without cookies: whether they have another session from the same network. */
async function isUsual(tx: Transaction, userId: number, { address, agent }: SignInClient): Promise<boolean> {
  const network = networkOf(address);
  if (!network || !agent) return false;
  const others = await tx
    .select({ address: sessions.address })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.agent, agent)));
  return others.some((other) => {
    const parsed = parseAddress(other.address ?? "");
    return parsed !== null && isWithin(parsed, [network]);
  });
}

/** Providers change the last part of an address often. */
function networkOf(address: string | null) {
  const parsed = parseAddress(address ?? "");
  return parsed && parseRange(`${parsed}/${parsed.kind() === "ipv4" ? 24 : 56}`);
}

async function alertOf(ctx: Context, tx: Transaction, { email, name }: Entering, client: SignInClient): Promise<void> {
  await enqueueMail(ctx, tx, {
    to: email,
    template: "new_sign_in",
    data: {
      name,
      device: deviceName(client.agent),
      address: client.address,
      at: `${formatDateTime(ctx.now(), { zone: "UTC", locale: "en-US" })} (UTC)`,
      url: `${appUrl()}/reset-password`,
    },
    organizationId: null,
  });
}
