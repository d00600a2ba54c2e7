import { eq } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { outbox } from "@/db/schema";
import { env } from "@/lib/env";
import { deliver } from "@/lib/outbox/deliver";
import { dueDeliveries } from "@/lib/outbox/due";
import { enqueueMail } from "@/lib/outbox/enqueue";
import { testContext } from "@/test/context";

const MINUTE_MS = 60_000;
const mail = {
  to: "dana@example.test",
  organizationId: null,
  template: "tracking_completed" as const,
  data: {
    name: "Dana",
    title: "<b>Dogs</b>\r\nBcc: everyone@example.test",
    days: 7,
    snapshots: 168,
    views: 1234,
    url: "http://localhost:3000/videos/abc",
  },
};

async function enqueueOne(start: string) {
  const ctx = testContext(new Date(start));
  await ctx.db.delete(outbox);
  await ctx.db.transaction((tx) => enqueueMail(ctx, tx, mail));
  const [due] = await dueDeliveries(ctx);
  const id = due?.id ?? 0;
  const row = async () => (await ctx.db.select().from(outbox).where(eq(outbox.id, id)))[0];
  return { ctx, id, row };
}

let server: SMTPServer | undefined;
afterEach(async () => {
  env().SMTP_URL = undefined;
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
});

/** A real SMTP server; `refuse` makes it answer every message with 451. */
async function listen(port: number, refuse: () => boolean): Promise<{ port: number; messages: string[] }> {
  const messages: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (chunk) => {
        text += chunk;
      });
      stream.on("end", () => {
        if (refuse()) return done(Object.assign(new Error("try again later"), { responseCode: 451 }));
        messages.push(text);
        done();
      });
    },
  });
  server = smtp;
  await new Promise<void>((resolve) => smtp.listen(port, "127.0.0.1", resolve));
  const address = smtp.server.address();
  return { port: typeof address === "object" && address ? address.port : port, messages };
}

describe("the outbox", () => {
  it("delivers a mail once, whoever tries how often at the same time", async () => {
    const { ctx, id, row } = await enqueueOne("2026-03-10T12:00:00Z");
    const results = await Promise.all([deliver(ctx, id), deliver(ctx, id), deliver(ctx, id)]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(["delivered", "not_due", "not_due"]);
    expect(await row()).toMatchObject({ attempts: 1, lastError: null, deliveredAt: ctx.now() });
    expect(await dueDeliveries(ctx)).toEqual([]);
  });

  it("keeps a failure with growing gaps, hands it to a real server later, and escapes what platforms wrote", async () => {
    const { ctx, id, row } = await enqueueOne("2026-04-10T12:00:00Z");
    let refusing = true;
    const { port, messages } = await listen(0, () => refusing);
    env().SMTP_URL = `smtp://127.0.0.1:${port}`;
    expect(await deliver(ctx, id)).toEqual({ outcome: "retry" });
    expect(await row()).toMatchObject({
      attempts: 1,
      deliveredAt: null,
      lastError: expect.stringContaining("try again"),
    });
    expect(await dueDeliveries(ctx)).toEqual([]);
    ctx.clock.advance(MINUTE_MS);
    expect(await deliver(ctx, id)).toEqual({ outcome: "retry" });
    ctx.clock.advance(MINUTE_MS);
    expect(await deliver(ctx, id)).toEqual({ outcome: "not_due" });
    ctx.clock.advance(5 * MINUTE_MS);
    refusing = false;
    expect(await deliver(ctx, id)).toEqual({ outcome: "delivered" });
    expect(messages).toHaveLength(1);
    const [headers = "", body = ""] = (messages[0] ?? "").split("\r\n\r\n");
    expect(headers).not.toMatch(/^Bcc:/m);
    expect(headers).toContain("To: dana@example.test");
    expect(messages[0]).toContain("&lt;b&gt;Dogs");
    expect(body.length).toBeGreaterThan(0);
  });

  it("gives up after the last gap", async () => {
    const { ctx, id, row } = await enqueueOne("2026-05-10T12:00:00Z");
    const { port } = await listen(0, () => true);
    env().SMTP_URL = `smtp://127.0.0.1:${port}`;
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 10; attempt++) {
      outcomes.push((await deliver(ctx, id)).outcome);
      ctx.clock.advance(721 * MINUTE_MS);
    }
    expect(outcomes).toEqual([...Array(7).fill("retry"), "failed", "not_due", "not_due"]);
    expect((await row())?.failedAt).not.toBeNull();
  });
});
