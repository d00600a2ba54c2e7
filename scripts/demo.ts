import { randomBytes } from "node:crypto";
import { chmod, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { members, organizations } from "@/db/schema";
import { availableBalanceOf, getAccount } from "@/lib/billing/account";
import { book } from "@/lib/billing/book";
import { proposeAutoTopUp } from "@/lib/billing/propose-auto-top-up";
import { fromUsd, PLANS, startOfHour } from "@/lib/billing/rules";
import type { Context, Organization, OrganizationContext } from "@/lib/core/context";
import { DEFAULT_KEY_ROLES, type KeyRole } from "@/lib/core/key-role-schemas";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { createKey } from "@/lib/developers/keys/create";
import { keepViews } from "@/lib/insight/benchmarks/keep-views";
import { createOrganization } from "@/lib/people/organizations/create";
import { createUser } from "@/lib/people/users/create";
import { grantFreeCredit } from "@/lib/tracking/funding/free-credit";
import { topUp } from "@/lib/tracking/funding/top-up";
import { makeApiCalls } from "@/scripts/demo/api-calls";
import { importAudiences } from "@/scripts/demo/audiences";
import { makeChannelYear } from "@/scripts/demo/channel-year";
import { moveCompletionMail } from "@/scripts/demo/completion-mail";
import { connectAccount } from "@/scripts/demo/connected-account";
import { addNotesAndLabels } from "@/scripts/demo/dressing";
import { makeFollows } from "@/scripts/demo/follows";
import { makeHistory, withMovableClock } from "@/scripts/demo/history";
import { fetchPeers } from "@/scripts/demo/peers";
import { shareLaunch } from "@/scripts/demo/reports";
import { HISTORY_DAYS } from "@/scripts/demo/scenes";
import { makeSubscriberHistory } from "@/scripts/demo/subscribers";

interface Account {
  email: string;
  password: string;
}

const COLLEAGUES = {
  manager: { role: "manager", email: "manager@clipscope.test", name: "Mira Manager" },
  member: { role: "member", email: "member@clipscope.test", name: "Max Member" },
  viewer: { role: "viewer", email: "viewer@clipscope.test", name: "Vera Viewer" },
} as const;
type Colleague = (typeof COLLEAGUES)[keyof typeof COLLEAGUES];

/** Content of `.data/demo.json`: how to sign in to the demo, for people and for tests. */
export interface Demo {
  url: string;
  email: string;
  password: string;
  admin: Account;
  /** Other members of the demo organization, by role. */
  members: Record<Colleague["role"], Account>;
  keys: { full: string; noCredits: string; schedules: string; readOnly: string };
  sandboxUrl: string;
}

export interface DemoOptions {
  url: string;
  sandboxUrl: string;
  dataDir: string;
}

/** Follower counts of the saved channels go back this far; the videos' snapshots `HISTORY_DAYS`. */
const CHANNEL_DAYS = 365;
/** Pays for follower samples before the launch. */
const FIRST_TOP_UP = fromUsd(25);
const TOP_UP = fromUsd(200);
/** A video that starts below this balance is preceded by a top-up. */
const LOW = fromUsd(60);
/** The demo organization has at least this available once the data is complete. */
const LEFT = fromUsd(200);
/** An auto top-up proposal that waits for the demo's admin. */
const PROPOSED = { below: fromUsd(20), amount: fromUsd(100), monthly: fromUsd(300) };

export const demoFile = (dataDir: string): string => path.join(dataDir, "demo.json");

/**
 * Fills an empty database with organizations, people, keys, and the story of an autumn launch: a month of snapshots and
 * a year of follower counts, collected by the real jobs with a simulated clock. The current hour is left to the jobs.
 * @throws Error if the database already contains an organization
 */
export async function createDemo(ctx: Context, options: DemoOptions): Promise<Demo> {
  const [present] = await ctx.db.select({ id: organizations.id }).from(organizations).limit(1);
  if (present) throw new Error("demo data requires an empty database");

  const past = withMovableClock(ctx.db, new Date(ctx.now().getTime() - CHANNEL_DAYS * DAY_MS));
  const demoUser = await createPerson(past, "demo@clipscope.test", "Dana Demo", false);
  const admin = await createPerson(past, "admin@clipscope.test", "Ada Admin", true);
  const organization = await createOrganization(past, {
    name: "Larkspur Trail",
    plan: "pro",
    ownerUserId: demoUser.id,
  });
  await past.db
    .insert(members)
    .values({ organizationId: organization.id, userId: admin.id, role: "manager", createdAt: past.now() });
  const join = async ({ role, email, name }: Colleague): Promise<Account> => {
    const { id, ...account } = await createPerson(past, email, name, false);
    await past.db.insert(members).values({ organizationId: organization.id, userId: id, role, createdAt: past.now() });
    return account;
  };
  const colleagues = {
    manager: await join(COLLEAGUES.manager),
    member: await join(COLLEAGUES.member),
    viewer: await join(COLLEAGUES.viewer),
  };
  await grantFreeCredit(past, organization.id);
  const own = asOrganization(past, organization);
  const thisHour = startOfHour(ctx.now());
  const begin = new Date(ctx.now().getTime() - HISTORY_DAYS * DAY_MS);
  let topUps = 0;
  const pay = (amount: bigint) => {
    topUps += 1;
    const note = topUps === 1 ? "First top-up" : "Top-up";
    return topUp(past, { organizationId: organization.id, amount, idempotencyKey: `demo:${topUps}`, note });
  };
  const available = async () => availableBalanceOf(await getAccount(past.db, organization.id));
  const ensure = async (cost: bigint, amount: bigint) => {
    if ((await available()) < cost) await pay(amount);
  };
  const saved = await makeChannelYear(past, own, begin, (price) => ensure(price, FIRST_TOP_UP));
  await fetchPeers(own, begin);
  const fund = () => ensure(LOW, TOP_UP);
  const played = await makeHistory(
    { clock: past, ctx: own, sandboxUrl: options.sandboxUrl, fund, email: demoUser.email },
    thisHour,
  );
  // Runs last, because the platforms' quotas are counted per time window.
  await makeSubscriberHistory(own, begin, thisHour);
  await importAudiences(own, saved);
  await fetchPeers(own, begin);
  await addNotesAndLabels(own, played);
  await makeFollows(own, saved);
  await makeApiCalls(own, played, begin);
  await shareLaunch(own);
  await keepViews(past, { maxMs: Number.POSITIVE_INFINITY });
  await moveCompletionMail(past, organization.id);
  await ensure(LEFT, TOP_UP);

  const owner = { type: "user", userId: demoUser.id, role: "owner" } as const;
  await proposeAutoTopUp({ ...own, actor: owner }, PROPOSED);
  await connectAccount(ctx, { ...own, actor: owner }, saved);

  const poor = await createOrganization(ctx, {
    name: "Demo without credits",
    plan: "free",
    // The demo user belongs to two organizations, so that the switcher has something to show.
    ownerUserId: demoUser.id,
  });
  await spendCredits(ctx, poor);
  const keyOf = async (owner: Organization, name: string, roles: readonly KeyRole[]) =>
    (await createKey(asOrganization(ctx, owner), { name, roles: [...roles], expires_in_days: null })).key;
  const demo: Demo = {
    url: options.url,
    email: demoUser.email,
    password: demoUser.password,
    admin: { email: admin.email, password: admin.password },
    members: colleagues,
    keys: {
      full: await keyOf(organization, "Demo", DEFAULT_KEY_ROLES),
      noCredits: await keyOf(poor, "Without credits", DEFAULT_KEY_ROLES),
      schedules: await keyOf(organization, "Schedules", [...DEFAULT_KEY_ROLES, "CLOUD_SCHEDULES"]),
      readOnly: await keyOf(organization, "Read only", ["videos:read", "channels:read", "usage:read"]),
    },
    sandboxUrl: options.sandboxUrl,
  };
  await writeDemo(options.dataDir, demo);
  return demo;
}

/** Written completely or not at all, and readable only by its owner, because it contains passwords and keys. */
async function writeDemo(dataDir: string, demo: Demo): Promise<void> {
  const file = demoFile(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}

async function createPerson(ctx: Context, email: string, name: string, isAdmin: boolean) {
  const password = randomBytes(12).toString("base64url");
  const { id } = await createUser(ctx, { email, name, password, isAdmin, emailConfirmedAt: ctx.now() });
  return { id, email, password };
}

const asOrganization = (ctx: Context, organization: Organization): OrganizationContext => ({
  db: ctx.db,
  now: ctx.now,
  quiet: ctx.quiet,
  organization,
  actor: { type: "system" },
});

/** Uses up the allotment of an organization without money, for trying errors. */
async function spendCredits(ctx: Context, organization: Organization): Promise<void> {
  await ctx.db.transaction((tx) =>
    book(ctx, tx, {
      organizationId: organization.id,
      unit: "points_allotted",
      kind: "points_used",
      amount: -BigInt(PLANS[organization.plan].creditsPerMonth),
      idempotencyKey: "demo:spent",
      note: "Used up for the demo",
    }),
  );
}
