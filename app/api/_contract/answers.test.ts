import { randomInt, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { ask, type CallOverrides } from "@/app/api/_contract/ask";
import { expectHeaders, expectRefusal } from "@/app/api/_contract/documented";
import { alertChannels, alerts } from "@/db/schema";
import { chargeCredits } from "@/lib/billing/charge-credits";
import { getCredits } from "@/lib/billing/credits";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { MAX_ALERTS, MAX_CHANNELS } from "@/lib/insight/alerts/schemas";
import { fillReports } from "@/lib/insight/reports/fixtures";
import { MAX_REPORTS } from "@/lib/insight/reports/report-rules";
import { updateReport } from "@/lib/insight/reports/update";
import { type Operation, standardRefusals } from "@/rest/operation";
import { OPERATIONS } from "@/rest/registry";
import {
  BY_ID,
  goodBody,
  named,
  newAccount,
  newAlert,
  newCampaign,
  newFollow,
  newKey,
  newReport,
  newVideo,
  organizationWith,
  PRICED,
  resourceOf,
} from "@/test/contract";
import { clearFaults, injectFault } from "@/test/sandbox";

let own: OrganizationContext;
let key = "";
beforeAll(async () => {
  own = await organizationWith({});
  key = await newKey(own);
  await newVideo(own);
  await newAccount(own, "contract");
  // The channel that the search's example names.
  for (const operation of PRICED.slice(0, 2)) if (BY_ID.includes(operation)) await resourceOf(operation).make(own);
});

const idFor = async (operation: Operation, of: OrganizationContext = own) =>
  BY_ID.includes(operation) ? resourceOf(operation).make(of) : "";
const good = async (operation: Operation, asked: CallOverrides = {}) =>
  ask(operation, {
    key: operation.role === null ? null : key,
    id: await idFor(operation),
    ...(operation.request.body ? { body: await goodBody(operation, own) } : {}),
    ...asked,
  });

const NUMBER = expect.stringMatching(/^\d+$/);
const keysOf = (body: unknown) => Object.keys(Object(body)).sort();
const CHARGED = ({ credits }: Operation, charged = credits) =>
  credits > 0 ? { "x-credits-charged": String(charged), "x-credits-remaining": NUMBER } : {};
const TAGGED = {
  etag: expect.stringMatching(/^W\/"[^"]+"$/),
  "cache-control": "private, no-cache",
};

const isRated = ({ role }: Operation) => role !== null;
/** The sample only knows countries. */
const unknownOf = ({ id }: Operation) => (id === "getChannelAudience" ? { "x-audience-unknown": "genders, ages" } : {});
const tagOf = ({ revalidates, role }: Operation, { vary = "" }: Record<string, string>) => ({
  ...(revalidates ? TAGGED : {}),
  // A long response may be compressed; a stored one is private to its organization.
  ...(vary === ""
    ? {}
    : {
        vary: expect.stringMatching(
          revalidates && role ? /^Authorization, X-API-Key(, Accept-Encoding)?$/ : /^Accept-Encoding$/,
        ),
      }),
});

test.each(named(OPERATIONS))("%s returns the documented body with the documented headers", async (_, operation) => {
  const answered = await good(operation);
  expect(answered.status, answered.text).toBe(operation.status);
  expect(operation.answer.parse(answered.body)).toEqual(answered.body);
  expect(keysOf(answered.body)).toEqual(keysOf(operation.id === "getOpenApi" ? answered.body : operation.example));
  expectHeaders(answered, {
    isRated: isRated(operation),
    more: {
      ...CHARGED(operation),
      ...tagOf(operation, answered.headers),
      ...unknownOf(operation),
      ...(operation.status === 204 ? { "content-type": undefined } : {}),
    },
  });
});

const READS = OPERATIONS.filter(({ method }) => method === "GET");
test.each(named(READS))("%s answers HEAD without a body, free of charge", async (_, operation) => {
  const before = await getCredits(own);
  const answered = await good(operation, { method: "HEAD" });
  expect([answered.status, answered.text]).toEqual([200, ""]);
  const { "content-length": length = "0", ...headers } = answered.headers;
  expect(length).toMatch(/^\d+$/);
  const more = { ...CHARGED(operation, 0), ...tagOf(operation, headers), ...unknownOf(operation) };
  expectHeaders({ ...answered, headers }, { isRated: isRated(operation), more });
  expect(await getCredits(own)).toEqual(before);
});

const REVALIDATING = OPERATIONS.filter(({ revalidates }) => revalidates);
test.each(named(REVALIDATING))("%s is 304 for clients that have the current version", async (_, operation) => {
  const id = await idFor(operation);
  const { etag = "" } = (await good(operation, { id })).headers;
  const same = await good(operation, { id, headers: { "If-None-Match": etag } });
  expect([same.status, same.text, same.headers.etag]).toEqual([304, "", etag]);
  expect((await good(operation, { id, headers: { "If-None-Match": '"x"' } })).status).toBe(200);
});

test.each(named(PRICED))("%s is refused without enough credits, and charges nothing", async (_, operation) => {
  const poor = await organizationWith({}, { plan: "free" });
  await chargeCredits(poor, { credits: 96, requestId: "contract", operation: "test" });
  const answered = await ask(operation, { id: await idFor(operation), key: await newKey(poor) });
  expectRefusal(operation, answered, [429, { detail: "Not enough credits" }], { isRated: true });
  expect(await getCredits(poor)).toEqual({ credits: 4 });
});

type Provocation = () => Promise<{ asked: CallOverrides; expected: [status: number, body: unknown] }>;
const unused = (platform: string) =>
  `https://www.${platform}.com/watch?v=C${Math.random().toString(36).slice(2, 12).padEnd(10, "a")}`;
const trackOf = (video_link: string) => JSON.stringify({ video_link, duration_days: 7 });
const idIn = (link: string) => link.slice(-11);

/** How to provoke the errors that an operation declares itself. */
const PROVOKED: Record<string, Provocation> = {
  "trackVideo insufficient_balance": async () => ({
    asked: { key: await newKey(await organizationWith({}, { balanceUsd: 0.5 })) },
    expected: [402, { error: "Insufficient balance", balance: 0.5, estimated_cost: 2.52, required: 2.02 }],
  }),
  "trackVideo not_found": async () => {
    const link = unused("youtube");
    await injectFault({ platform: "youtube", fault: "absent", ids: [idIn(link)] });
    return { asked: { body: trackOf(link) }, expected: [404, { error: "Video not found or is private" }] };
  },
  "trackVideo platform_failed": async () => {
    const link = unused("youtube");
    await injectFault({ platform: "youtube", fault: "http_500", ids: [idIn(link)] });
    const error = "Failed to start monitoring - invalid response from tracking API";
    return { asked: { body: trackOf(link) }, expected: [500, { error }] };
  },
  "createCampaign conflict": async () => {
    const { name } = await newCampaign(own);
    const error = `There is already a campaign “${name}”`;
    return { asked: { body: JSON.stringify({ name }) }, expected: [409, { error }] };
  },
  "updateCampaign conflict": async () => {
    const [{ id }, { name }] = [await newCampaign(own), await newCampaign(own)];
    const error = `There is already a campaign “${name}”`;
    return { asked: { id, body: JSON.stringify({ name }) }, expected: [409, { error }] };
  },
  "createFollow conflict": async () => {
    const { channel_id, username } = await newFollow(own);
    const error = `Your organization already follows ${username}`;
    return { asked: { body: JSON.stringify({ channel_id, days_per_post: 1 }) }, expected: [409, { error }] };
  },
  "createFollow not_found": async () => ({
    asked: { body: JSON.stringify({ channel_id: randomUUID(), days_per_post: 1 }) },
    expected: [404, { error: "Channel not found" }],
  }),
  "createFollow platform_failed": async () => {
    const username = `nobody${randomInt(1e9)}`;
    await injectFault({ platform: "twitter", fault: "http_500" });
    const body = JSON.stringify({ platform: "twitter", username, days_per_post: 1 });
    return { asked: { body }, expected: [500, { error: "The platform didn't respond. Try again in a moment" }] };
  },
  "createAlert conflict": async () => {
    const of = await organizationWith({});
    await of.db.insert(alerts).values(
      Array.from({ length: MAX_ALERTS }, () => ({
        ...{ publicId: newPublicId(), organizationId: of.organization.id, name: "One of many", scope: "all" as const },
        ...{ condition: { type: "unavailable" }, type: "unavailable", cooldownHours: 1, status: "paused" as const },
        ...{ armedAt: of.now(), createdAt: of.now() },
      })),
    );
    const error = `You can have up to ${MAX_ALERTS} alerts. Delete one you no longer need.`;
    return { asked: { key: await newKey(of) }, expected: [409, { error }] };
  },
  "updateAlert conflict": async () => {
    const of = await organizationWith({});
    const { id } = await newAlert(of);
    await of.db.insert(alertChannels).values(
      Array.from({ length: MAX_CHANNELS - 1 }, () => ({
        ...{ publicId: newPublicId(), organizationId: of.organization.id, type: "slack" as const, name: "One of many" },
        ...{ urlEncrypted: "", createdAt: of.now() },
      })),
    );
    const channels = [{ type: "slack", url: "https://hooks.slack.com/services/T1/B1/another" }];
    const error = `You can have up to ${MAX_CHANNELS} Slack and Discord channels. Delete one you no longer need.`;
    return { asked: { id, key: await newKey(of), body: JSON.stringify({ channels }) }, expected: [409, { error }] };
  },
  "createReport not_found": async () => ({
    asked: { body: JSON.stringify({ title: "Nothing", of: "video", ids: ["never"] }) },
    expected: [404, { error: "Video not found" }],
  }),
  "createReport conflict": async () => {
    const of = await organizationWith({});
    await fillReports(of, MAX_REPORTS);
    const body = JSON.stringify({ title: "One more", of: "campaign", ids: [(await newCampaign(of)).id] });
    const error = `You can have up to ${MAX_REPORTS} reports. Delete one you no longer need.`;
    return { asked: { key: await newKey(of), body }, expected: [409, { error }] };
  },
  "updateReport conflict": async () => {
    const { id } = await newReport(own);
    await updateReport(own, { id, status: "revoked" });
    const error = "This report was revoked. Create a new one";
    return { asked: { id, body: JSON.stringify({ title: "Another" }) }, expected: [409, { error }] };
  },
  "searchChannels not_found": async () => ({
    asked: { query: { username: "dior", page: "2" } },
    expected: [404, { detail: "Not found" }],
  }),
  "searchChannels platform_failed": async () => {
    await injectFault({ platform: "instagram", fault: "http_500" });
    return { asked: { query: { username: "nobody.knows" } }, expected: [503, { detail: "Platform unavailable" }] };
  },
};

const DECLARED = OPERATIONS.flatMap((operation) => {
  const standard = new Set([...standardRefusals(operation), "method_not_allowed"]);
  return operation.refusals
    .filter((code) => !standard.has(code))
    .map((code) => [operation.id, code, operation] as const);
});
test.each(DECLARED)("%s returns its declared error: %s", async (id, code, operation) => {
  const provoke = PROVOKED[`${id} ${code}`];
  if (!provoke) throw new Error(`PROVOKED has no entry for ${code} of ${id}`);
  try {
    const { asked, expected } = await provoke();
    expectRefusal(operation, await ask(operation, { key, ...asked }), expected, { isRated: true });
  } finally {
    await clearFaults();
  }
});
