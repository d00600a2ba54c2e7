import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { reports } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { countView } from "@/lib/insight/reports/count-view";
import { createReport } from "@/lib/insight/reports/create";
import { tokenOf } from "@/lib/insight/reports/fixtures";
import { openReport } from "@/lib/insight/reports/open";
import { isUnlocked, UNLOCKED_SECONDS, unlockReport } from "@/lib/insight/reports/unlock";
import { updateReport } from "@/lib/insight/reports/update";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
let address = "";
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  owner = await createTestOrganization(ctx);
  address = randomUUID();
});

async function share(over: object = {}) {
  const ids = await insertVideos(owner, [{}]);
  const created = await createReport(owner, { title: "A report", of: "selection", ids, ...over });
  const token = tokenOf(created);
  const open = async () => {
    const found = await openReport(ctx, token);
    if (!found) throw new Error("the link opened nothing");
    return found;
  };
  return { ...created, token, open };
}

describe("a password", () => {
  it("opens the report for hours, until another one is set", async () => {
    const { id, token, open } = await share({ password: "autumn-2026" });
    expect(isUnlocked(await open(), undefined)).toBe(false);
    expect(await unlockReport(ctx, { token, password: "autumn-2025", address })).toBe("wrong");
    const unlocked = await unlockReport(ctx, { token, password: "autumn-2026", address });
    const { proof } = unlocked && unlocked !== "wrong" ? unlocked : { proof: "" };
    expect(isUnlocked(await open(), proof)).toBe(true);
    for (const forged of [`${proof}x`, proof.replace(/^\d+/, "9999999999"), "1.x", "."])
      expect(isUnlocked(await open(), forged)).toBe(false);
    ctx.clock.advance(UNLOCKED_SECONDS * 1000 - 1);
    expect(isUnlocked(await open(), proof)).toBe(true);
    await updateReport(owner, { id, password: "winter-2026" });
    expect(isUnlocked(await open(), proof)).toBe(false);
  });

  it("stops opening after some hours, and opens no other report", async () => {
    const [one, other] = [await share({ password: "autumn-2026" }), await share({ password: "autumn-2026" })];
    const unlocked = await unlockReport(ctx, { token: one.token, password: "autumn-2026", address });
    const { proof } = unlocked && unlocked !== "wrong" ? unlocked : { proof: "" };
    expect(isUnlocked(await other.open(), proof)).toBe(false);
    ctx.clock.advance(UNLOCKED_SECONDS * 1000);
    expect(isUnlocked(await one.open(), proof)).toBe(false);
  });

  it("can't be guessed without end from one address, whether the link is known or not", async () => {
    const { token } = await share({ password: "autumn-2026" });
    for (let tries = 0; tries < 20; tries += 1)
      await unlockReport(ctx, { token: tries % 2 ? token : "A".repeat(22), password: "wrong-one", address });
    await expect(unlockReport(ctx, { token, password: "autumn-2026", address })).rejects.toMatchObject({
      refusal: { code: "rate_limited" },
    });
    expect(await unlockReport(ctx, { token, password: "autumn-2026", address: randomUUID() })).toHaveProperty("proof");
  });

  it("isn't needed where there is none", async () => {
    const { open } = await share();
    expect(isUnlocked(await open(), undefined)).toBe(true);
  });
});

describe("the count of views", () => {
  const browser =
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15";
  const viewsOf = async (id: string) => {
    const [row] = await ctx.db.select({ views: reports.views }).from(reports).where(eq(reports.publicId, id));
    return row?.views;
  };

  it("counts each visitor once within half an hour", async () => {
    const { id, open } = await share();
    for (const from of [address, address, randomUUID()])
      await countView(await open(), { address: from, agent: browser });
    expect(await viewsOf(id)).toBe(2);
  });

  it.each([
    null,
    "Slackbot-LinkExpanding 1.0",
    "facebookexternalhit/1.1",
    "curl/8.5.0",
    "Mozilla/5.0 (compatible; bingbot/2.0)",
  ])("leaves out %s", async (agent) => {
    const { id, open } = await share();
    await countView(await open(), { address, agent });
    expect(await viewsOf(id)).toBe(0);
  });
});
