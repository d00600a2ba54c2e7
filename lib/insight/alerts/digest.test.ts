import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { alertDigests, members, organizations, outbox, trackings } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { duePeriod } from "@/lib/insight/alerts/digest-rules";
import { sendDigests } from "@/lib/insight/alerts/send-digests";
import { createTestOrganization, testContext } from "@/test/context";
import { insertMember } from "@/test/members";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();

describe("a digest is due", () => {
  it("in the morning of the organization's time zone, for the day before", () => {
    const at = (text: string) => duePeriod("daily", new Date(text), "America/New_York");
    expect(at("2026-03-10T11:59:00Z")).toBeNull();
    expect(at("2026-03-10T12:00:00Z")).toEqual({
      day: "2026-03-10",
      from: new Date("2026-03-09T04:00:00Z"),
      to: new Date("2026-03-10T04:00:00Z"),
    });
    expect(at("2026-03-11T03:59:00Z")?.day).toBe("2026-03-10");
  });

  it("on Mondays if it is weekly, for the seven days before", () => {
    expect(duePeriod("weekly", new Date("2026-03-10T12:00:00Z"), "UTC")).toBeNull();
    expect(duePeriod("weekly", new Date("2026-03-09T08:00:00Z"), "UTC")).toEqual({
      day: "2026-03-09",
      from: new Date("2026-03-02T00:00:00Z"),
      to: new Date("2026-03-09T00:00:00Z"),
    });
  });
});

describe("digests", () => {
  let owner: OrganizationContext;
  beforeEach(async () => {
    // A Monday.
    ctx.clock.set(new Date("2026-03-09T07:00:00Z"));
    await ctx.db.delete(alertDigests);
    await ctx.db.delete(outbox);
    await ctx.db.update(members).set({ digest: "off" });
    owner = await createTestOrganization(ctx);
  });

  const join = async (digest: "off" | "daily" | "weekly", isConfirmed = true) => {
    const { id, email } = await insertMember(owner, { isConfirmed });
    await ctx.db.update(members).set({ digest }).where(eq(members.userId, id));
    return email;
  };

  it("go once to each member who wants one, also under parallel runs", async () => {
    const wanted = [await join("daily"), await join("weekly")];
    await join("off");
    await join("daily", false);
    expect(await sendDigests(ctx)).toEqual({ sent: 0, failed: 0, after: null });
    ctx.clock.advance(2 * HOUR_MS);
    const runs = await Promise.all([1, 2, 3].map(() => sendDigests(ctx)));
    expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
    const mails = await ctx.db.select().from(outbox);
    expect(mails.map(({ payload }) => Object(payload).to).sort()).toEqual(wanted.sort());
    ctx.clock.advance(24 * HOUR_MS);
    expect((await sendDigests(ctx)).sent).toBe(1);
  });

  it("are written in steps that end in time, and the next one continues", async () => {
    await join("daily");
    ctx.clock.advance(2 * HOUR_MS);
    const cut = await sendDigests(ctx, { maxMs: -1 });
    expect(cut).toEqual({ sent: 0, failed: 0, after: 0 });
    expect(await sendDigests(ctx, { after: cut.after ?? 0 })).toEqual({ sent: 1, failed: 0, after: null });
    expect(await sendDigests(ctx, { after: owner.organization.id })).toEqual({ sent: 0, failed: 0, after: null });
  });

  it("have what ended and stalled, with spend and runway", async () => {
    await join("daily");
    const [first, paused] = await insertVideos(owner, [{ title: "Ended" }, { title: "Paused", status: "paused" }]);
    await ctx.db
      .update(trackings)
      .set({ status: "completed", endedAt: new Date("2026-03-08T10:00:00Z") })
      .where(eq(trackings.publicId, first ?? ""));
    expect(paused).toBeDefined();
    ctx.clock.advance(2 * HOUR_MS);
    await sendDigests(ctx);
    const [mail] = await ctx.db.select().from(outbox);
    expect(Object(mail?.payload).data).toMatchObject({
      period: "Mar 8",
      facts: expect.arrayContaining([
        ["Ended trackings", "1: Ended"],
        ["Stalled videos", "1: Paused"],
        ["Breakouts", "None"],
        ["Runway", "Nothing is being tracked"],
      ]),
    });
  });

  it("skip suspended organizations", async () => {
    await join("daily");
    await ctx.db
      .update(organizations)
      .set({ suspendedAt: ctx.now() })
      .where(eq(organizations.id, owner.organization.id));
    ctx.clock.advance(2 * HOUR_MS);
    expect(await sendDigests(ctx)).toEqual({ sent: 0, failed: 0, after: null });
  });
});
