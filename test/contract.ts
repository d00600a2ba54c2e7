import { randomInt, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { seedChannel, seedFollowers, seedPost, seedStats } from "@/lib/channels/channels/fixtures";
import { addSocialAccount } from "@/lib/channels/subscribers/add";
import type { OrganizationContext } from "@/lib/core/context";
import { KeyRole } from "@/lib/core/key-role-schemas";
import { createKey } from "@/lib/developers/keys/create";
import { createAlert } from "@/lib/insight/alerts/create";
import { CreateAlertRequest } from "@/lib/insight/alerts/schemas";
import { createCampaign } from "@/lib/insight/campaigns/create";
import { createFollow } from "@/lib/insight/follows/create";
import { createReport } from "@/lib/insight/reports/create";
import type { Operation } from "@/rest/operation";
import { OPERATIONS } from "@/rest/registry";
import { createTestOrganization, type TestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

/** The calls and resources of the contract tests. */

/** The routes use the real clock, so their data is created with it too. */
export const ctx = testContext(new Date());

export const named = <T extends { id: string }>(list: readonly T[]) => list.map((item) => [item.id, item] as const);
export const GUARDED = OPERATIONS.filter(({ role }) => role !== null);
export const PUBLIC = OPERATIONS.filter(({ role }) => role === null);
export const PRICED = OPERATIONS.filter(({ credits }) => credits > 0);
export const BY_ID = OPERATIONS.filter(({ request }) => Object.keys(request.params.shape).length > 0);

export const newKey = async (
  of: OrganizationContext,
  roles: readonly KeyRole[] = KeyRole.options,
  days: number | null = null,
) => (await createKey(of, { name: "Contract", roles: [...roles], expires_in_days: days })).key;

export async function organizationWith(
  over: Partial<typeof organizations.$inferInsert>,
  given: TestOrganization = {},
): Promise<OrganizationContext> {
  const made = await createTestOrganization(ctx, { plan: "enterprise", ...given });
  if (Object.keys(over).length > 0)
    await ctx.db.update(organizations).set(over).where(eq(organizations.id, made.organization.id));
  return { ...made, organization: { ...made.organization, ...over } };
}

/** Who else may see a resource, by path: channel IDs are shared, video IDs belong to their organization. */
const RESOURCES = [
  { prefix: "/channels/{id}", isEveryones: true, make: async () => (await wholeChannel()).uuid },
  { prefix: "/videos/{id}", isEveryones: false, make: async (of: OrganizationContext) => (await newVideo(of)).id },
  {
    prefix: "/campaigns/{id}",
    isEveryones: false,
    make: async (of: OrganizationContext) => (await newCampaign(of)).id,
  },
  { prefix: "/follows/{id}", isEveryones: false, make: async (of: OrganizationContext) => (await newFollow(of)).id },
  {
    prefix: "/alerts/{id}",
    isEveryones: false,
    make: async (of: OrganizationContext) => (await newAlert(of)).id,
  },
  {
    prefix: "/reports/{id}",
    isEveryones: false,
    make: async (of: OrganizationContext) => (await newReport(of)).id,
  },
] as const;

export function resourceOf({ path }: Operation) {
  const found = RESOURCES.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  if (!found) throw new Error(`RESOURCES has no owner for the IDs in ${path}`);
  return found;
}

const digits = (count: number) => Array.from({ length: count }, () => randomInt(1, 10)).join("");
/** In the sandbox, every well-formed ID exists. */
export const someLink = () => `https://www.tiktok.com/@user/video/7${digits(18)}`;
export const newVideo = (of: OrganizationContext) => trackVideo(of, { video_link: someLink(), duration_days: 1 });
/** In the sandbox, every well-formed address of Slack accepts messages. */
export const newAlert = (of: OrganizationContext) =>
  createAlert(
    of,
    CreateAlertRequest.parse({
      name: "Breakouts",
      condition: { type: "views", value: 1_000_000 },
      channels: [{ type: "slack", url: "https://hooks.slack.com/services/T1/B1/contract" }],
    }),
  );
export const newCampaign = (of: OrganizationContext) => createCampaign(of, { name: randomUUID() });
export const newFollow = async (of: OrganizationContext) =>
  createFollow(of, { channel_id: (await wholeChannel()).uuid, days_per_post: 1 });
export const newReport = async (of: OrganizationContext) =>
  createReport(of, { title: "Contract", of: "video", ids: [(await newVideo(of)).id] });
/** Returns a body that succeeds, where the example's would not: it names what must exist, or must not exist yet. */
export async function goodBody(operation: Operation, of: OrganizationContext): Promise<string | undefined> {
  const { id, bodyExample } = operation;
  if (id === "createCampaign") return JSON.stringify({ ...bodyExample, name: randomUUID() });
  if (id === "createFollow") return JSON.stringify({ ...bodyExample, channel_id: (await wholeChannel()).uuid });
  if (id === "setCampaignVideos") return JSON.stringify({ add: [(await newVideo(of)).id] });
  if (id === "createReport") return JSON.stringify({ ...bodyExample, ids: [(await newCampaign(of)).id] });
  return bodyExample === undefined ? undefined : JSON.stringify(bodyExample);
}
export const newAccount = (of: OrganizationContext, username: string) =>
  addSocialAccount(of, { type: "TWITTER", username });

let channels = 0;
/** A channel with complete data; the first has the name used in the examples. */
async function wholeChannel() {
  channels += 1;
  const row = await seedChannel(ctx, {
    username: channels === 1 ? "dior" : `contract.${channels}`,
    externalId: `9${digits(9)}`,
    country: "US",
    followers: 1234,
    follows: 5678,
    postCount: 345,
    categoriesPrimary: ["travel"],
  });
  await seedStats(ctx, row, [{ day: ctx.now().toISOString().slice(0, 10), followers: 1234, follows: 5678 }]);
  await seedPost(ctx, row, { publishedAt: ctx.now(), mentions: ["someone"] });
  await seedFollowers(ctx, row, [{ country: "US" }]);
  return row;
}

export const isId = (operation: Operation, id: string): boolean => operation.request.params.safeParse({ id }).success;

/** A well-formed ID that never existed. */
export function idThatNeverWas(operation: Operation): string {
  const candidates = [randomUUID(), randomUUID().replaceAll("-", "")];
  const found = candidates.find((id) => isId(operation, id));
  if (!found) throw new Error(`no candidate is an ID of ${operation.path}`);
  return found;
}
