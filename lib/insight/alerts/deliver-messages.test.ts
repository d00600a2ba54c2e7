import { randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { alertChannels, alertDeliveries, alerts } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";
import { encryptUrl } from "@/lib/insight/alerts/channel-url";
import { createAlert } from "@/lib/insight/alerts/create";
import { deliverMessages } from "@/lib/insight/alerts/deliver-messages";
import { evaluateWork } from "@/lib/insight/alerts/evaluate-work";
import { clearAlerts, trackedVideo } from "@/lib/insight/alerts/fixtures";
import { listAlerts } from "@/lib/insight/alerts/list";
import { listFirings } from "@/lib/insight/alerts/list-firings";
import { CreateAlertRequest } from "@/lib/insight/alerts/schemas";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
/** Other files of tests use the same sandbox. */
let token = "";
const sandbox = (path: string, init?: RequestInit) => fetch(`${env().SANDBOX_URL}/control/messages${path}`, init);
/** The sandbox injects faults into what it receives for Slack and Discord. */
const fail = (fault: string, count: number) =>
  sandbox("/faults", { method: "POST", body: JSON.stringify({ fault, count, webhook: token }) });
const Messages = z.object({
  messages: z.array(
    z.object({
      service: z.string(),
      webhook: z.string(),
      body: z.record(z.string(), z.unknown()),
      file: z.object({ name: z.string(), type: z.string(), bytes: z.number() }).nullable(),
    }),
  ),
});
/** What arrived, without the test messages. */
const arrived = async () => {
  const { messages } = Messages.parse(await (await sandbox("")).json());
  return messages.filter(
    ({ webhook, body }) => webhook.endsWith(token) && !JSON.stringify(body).includes("Test message"),
  );
};

beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  await clearAlerts(ctx);
  token = `good${randomBytes(6).toString("hex")}`;
  owner = await createTestOrganization(ctx);
});

const slack = () => ({ type: "slack", url: `https://hooks.slack.com/services/T1/B1/${token}`, name: "#launch" });
const discord = () => ({ type: "discord", url: `https://discord.com/api/webhooks/123/${token}`, name: "Launch" });
const alertOn = (...channels: object[]) =>
  createAlert(
    owner,
    CreateAlertRequest.parse({
      name: "Breakouts",
      condition: { type: "views", value: 1000 },
      channels,
      cooldown_hours: 0,
    }),
  );
/** Lets a video pass the number. */
async function cross() {
  const [id] = await insertVideos(owner, [{ title: "Autumn drop" }]);
  const tracked = await trackedVideo(owner, id ?? "");
  for (const [hour, views] of [800, 900, 1001].entries()) await tracked.store(hour, { views });
  ctx.clock.advance(3 * 60 * MINUTE_MS);
  expect((await evaluateWork(ctx)).fired).toBe(1);
}
const deliver = () => deliverMessages(ctx);
const rows = () => ctx.db.select().from(alertDeliveries).orderBy(asc(alertDeliveries.id));

it("a firing posts to Slack and Discord, with a chart for Discord, once", async () => {
  await alertOn(slack(), discord());
  await cross();
  expect(await deliver()).toEqual({ delivered: 2, retry: 0, failed: 0 });
  expect(await deliver()).toEqual({ delivered: 0, retry: 0, failed: 0 });
  const messages = await arrived();
  expect(messages.map(({ service, webhook }) => [service, webhook]).sort()).toEqual([
    ["discord", `/api/webhooks/123/${token}`],
    ["slack", `/services/T1/B1/${token}`],
  ]);
  expect(messages.find(({ service }) => service === "discord")?.file).toMatchObject({
    ...{ name: "chart.png", type: "image/png" },
    bytes: expect.any(Number),
  });
  expect(messages.find(({ service }) => service === "slack")?.body.text).toBe("Views passed 1,000: Autumn drop");
  const { firings } = await listFirings(owner, {});
  expect(firings).toMatchObject([
    {
      subject: { name: "Autumn drop" },
      messages: [{ type: "slack", target: "#launch", state: "delivered" }, { type: "discord" }],
    },
  ]);
});

it("a channel that doesn't accept the test message isn't saved", async () => {
  const gone = { ...slack(), url: "https://hooks.slack.com/services/T1/B1/gone" };
  const error = "Slack didn't accept the test message. The webhook no longer exists. Add it again";
  await expect(alertOn(gone)).rejects.toMatchObject({
    refusal: { code: "invalid_request", details: [{ field: "channels.0.url", message: error }] },
  });
  await expect(alertOn({ ...slack(), url: "https://169.254.169.254/services/T1/B1/x" })).rejects.toMatchObject({
    refusal: { code: "invalid_request", details: [{ field: "channels.0.url" }] },
  });
  expect(await ctx.db.$count(alertChannels)).toBe(0);
  expect(await ctx.db.$count(alerts)).toBe(0);
});

it("an address is stored encrypted, reused, and shown nowhere", async () => {
  const made = await alertOn(slack());
  const again = await alertOn(slack());
  expect(await ctx.db.$count(alertChannels)).toBe(1);
  const [row] = await ctx.db.select().from(alertChannels);
  expect(row?.urlEncrypted).not.toContain("hooks.slack.com");
  expect(JSON.stringify([made, again, await listAlerts(owner, { limit: 50 })])).not.toContain("hooks.slack.com");
});

it("a rate limit is honored, for the channel's other messages too", async () => {
  await alertOn(slack());
  await cross();
  await cross();
  await fail("rate_limited", 1);
  expect(await deliver()).toEqual({ delivered: 0, retry: 1, failed: 0 });
  expect(await deliver()).toEqual({ delivered: 0, retry: 0, failed: 0 });
  ctx.clock.advance(SECOND_MS);
  expect(await deliver()).toMatchObject({ delivered: 1 });
  ctx.clock.advance(10 * SECOND_MS);
  expect(await deliver()).toMatchObject({ delivered: 1 });
  expect(await arrived()).toHaveLength(2);
});

it("a failure is retried and shows on the channel until it is delivered", async () => {
  await alertOn(discord());
  await cross();
  await fail("server_error", 1);
  expect(await deliver()).toMatchObject({ retry: 1 });
  expect((await listAlerts(owner, { limit: 50 })).alerts[0]?.channels).toMatchObject([{ state: "failing" }]);
  ctx.clock.advance(10 * SECOND_MS);
  expect(await deliver()).toMatchObject({ delivered: 1 });
  expect((await listAlerts(owner, { limit: 50 })).alerts[0]?.channels).toMatchObject([{ state: "ok" }]);
});

it("a channel that is gone gets nothing more", async () => {
  await alertOn(slack());
  const [channel] = await ctx.db.select().from(alertChannels);
  await cross();
  const urlEncrypted = encryptUrl("https://hooks.slack.com/services/T1/B1/gone", channel?.publicId ?? "");
  await ctx.db.update(alertChannels).set({ urlEncrypted });
  expect(await deliver()).toMatchObject({ failed: 1 });
  expect((await listAlerts(owner, { limit: 50 })).alerts[0]?.channels).toMatchObject([{ state: "gone" }]);
  await cross();
  expect(await rows()).toHaveLength(1);
});

it("an attempt that a crash cut off isn't repeated", async () => {
  await alertOn(slack());
  await cross();
  await ctx.db.update(alertDeliveries).set({ startedAt: ctx.now() });
  expect(await deliver()).toMatchObject({ delivered: 0, failed: 1 });
  ctx.clock.advance(60 * MINUTE_MS);
  expect(await deliver()).toEqual({ delivered: 0, retry: 0, failed: 0 });
  expect(await arrived()).toEqual([]);
  expect((await rows())[0]?.lastError).toMatch(/may have arrived/);
});

it("parallel rounds post each message once", async () => {
  await alertOn(slack());
  await cross();
  await cross();
  await Promise.all([deliver(), deliver(), deliver()]);
  expect(await arrived()).toHaveLength(2);
  expect(await ctx.db.$count(alertDeliveries, eq(alertDeliveries.attempts, 1))).toBe(2);
});
