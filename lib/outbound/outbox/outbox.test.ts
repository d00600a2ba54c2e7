import { createServer, type Socket } from "node:net";
import { eq } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { outbox } from "@/db/schema";
import { withDeadline } from "@/lib/core/deadline";
import { env } from "@/lib/core/env";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { mailSamples } from "@/lib/outbound/mail/samples";
import { sendMail } from "@/lib/outbound/mail/send";
import type { MailTemplate } from "@/lib/outbound/mail/templates";
import { deliver } from "@/lib/outbound/outbox/deliver";
import { dueDeliveries } from "@/lib/outbound/outbox/due";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { testContext } from "@/test/context";

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

type Enqueued = Parameters<typeof enqueueMail>[2];

async function enqueueOne(start: string, written: Enqueued = mail) {
  const ctx = testContext(new Date(start));
  await ctx.db.delete(outbox);
  await ctx.db.transaction((tx) => enqueueMail(ctx, tx, written));
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

/** A real SMTP server; `refuse` makes it respond to every message with 451. */
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
  it("delivers an email once for any number of concurrent attempts", async () => {
    const { ctx, id, row } = await enqueueOne("2026-03-10T12:00:00Z");
    const results = await Promise.all([deliver(ctx, id), deliver(ctx, id), deliver(ctx, id)]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(["delivered", "not_due", "not_due"]);
    expect(await row()).toMatchObject({ attempts: 1, lastError: null, deliveredAt: ctx.now(), isKept: true });
    expect(await dueDeliveries(ctx)).toEqual([]);
  });

  it("writes nothing in a quiet context", async () => {
    const ctx = { ...testContext(), quiet: true };
    await ctx.db.delete(outbox);
    await ctx.db.transaction((tx) => enqueueMail(ctx, tx, mail));
    expect(await ctx.db.$count(outbox)).toBe(0);
  });

  it("retries a failure in growing intervals, sends it through a real server later, and escapes platform text", async () => {
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

  it("sends what stops a report's emails as the headers of RFC 8058, and stores no link that opens the report", async () => {
    const ctx = testContext();
    await ctx.db.delete(outbox);
    const sample = mailSamples("https://clipscope.example").find(({ template }) => template === "report");
    if (!sample) throw new Error("no sample");
    await ctx.db.transaction((tx) =>
      enqueueMail(ctx, tx, { ...sample, to: "dana@example.test", organizationId: null }),
    );
    const [{ id } = { id: 0 }] = await ctx.db.select({ id: outbox.id }).from(outbox);
    const { port, messages } = await listen(0, () => false);
    env().SMTP_URL = `smtp://127.0.0.1:${port}`;
    expect(await deliver(ctx, id)).toEqual({ outcome: "delivered" });
    expect(messages[0]).toContain("List-Unsubscribe: <https://clipscope.example/r/example/unsubscribe>");
    expect(messages[0]).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    const [stored] = await ctx.db.select().from(outbox);
    expect(JSON.stringify(stored?.payload)).not.toContain("/r/example");
  });

  it("gives up after the last retry", async () => {
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

describe("a mail server that keeps sending lines and never finishes", () => {
  it.each([
    ["greeting, line by line", "220-Wait\r\n", ""],
    ["answer to EHLO", "250-Wait\r\n", "220 Ready\r\n"],
  ])("is aborted at the overall deadline: %s", async (_, line, greeting) => {
    const sockets = new Set<Socket>();
    const dripping = createServer((socket) => {
      sockets.add(socket);
      socket.write(greeting);
      const drip = setInterval(() => socket.write(line), 50);
      socket.on("close", () => {
        clearInterval(drip);
        sockets.delete(socket);
      });
      socket.on("error", () => undefined);
    });
    await new Promise<void>((resolve) => dripping.listen(0, "127.0.0.1", resolve));
    const address = dripping.address();
    env().SMTP_URL = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    const started = performance.now();
    const hello = { subject: "Hello", text: "Hello", html: "<p>Hello</p>" };
    const sending = withDeadline(700, "The mail server's answer", (signal) =>
      sendMail("dana@example.test", hello, signal),
    );
    await expect(sending).rejects.toThrow("did not finish within 0.7 s");
    expect(performance.now() - started).toBeLessThan(3_000);
    await vi.waitFor(() => expect(sockets.size).toBe(0));
    await new Promise((resolve) => dripping.close(resolve));
  });
});

const base = "http://localhost:3000";
const organization = "Walker & <Daughters>";
const TEMPLATES: [mail: MailTemplate, subject: string, words: string[]][] = [
  [
    { template: "tracking_completed", data: { ...mail.data, title: "Dogs" } },
    "Tracking completed: Dogs",
    [
      "Hello Dana,",
      '7-day tracking of "Dogs" is complete.',
      "Hourly snapshots: 168",
      "Views in the last snapshot: 1,234",
      `${base}/videos/abc`,
    ],
  ],
  [
    { template: "tracking_paused", data: { name: "Dana", organization, videos: 3, url: `${base}/billing` } },
    "Tracking paused: the balance of Walker & <Daughters> is too low",
    ["doesn't cover the next snapshot", "Tracking of 3 videos", "after a top-up", `${base}/billing`],
  ],
  [
    {
      template: "balance_low",
      data: {
        name: "Dana",
        organization,
        balance_usd: 4.985,
        threshold_usd: 5,
        runway_hours: 332,
        url: `${base}/billing`,
      },
    },
    "Balance low: Walker & <Daughters> has $4.985 left",
    ["below your alert threshold", "Available balance: $4.985", "Alert below: $5.00", "332 hours", `${base}/billing`],
  ],
  [
    {
      template: "top_up_requested",
      data: {
        name: "Ada",
        organization,
        by: "dana@example.test",
        amount_usd: 250,
        note: "For the <Daughters> launch",
        balance_usd: 4.985,
        runway_hours: null,
        url: `${base}/admin/organizations/abc`,
      },
    },
    "Walker & <Daughters> requests a top-up of $250.00",
    [
      "dana@example.test requests a top-up of $250.00",
      "Available balance: $4.985",
      "Nothing is being tracked",
      "For the <Daughters> launch",
      `${base}/admin/organizations/abc`,
    ],
  ],
  [
    { template: "confirm_email", data: { name: "Dana", url: `${base}/confirm?token=secret` } },
    "Confirm your email address",
    ["confirm that this address is yours", `${base}/confirm?token=secret`],
  ],
  [
    { template: "reset_password", data: { name: "Dana", url: `${base}/reset-password?token=secret` } },
    "Choose a new password",
    ["works once, within an hour", "If it wasn't you", `${base}/reset-password?token=secret`],
  ],
  [
    { template: "sign_in_link", data: { name: "Dana", minutes: 15, url: `${base}/sign-in-link?token=secret` } },
    "Your sign-in link",
    ["works once, within 15 minutes", "If you didn't request it", `${base}/sign-in-link?token=secret`],
  ],
];

describe("over a real SMTP server", () => {
  it.each(TEMPLATES)("$template arrives as text and as escaped HTML", async (template, subject, words) => {
    const { ctx, id, row } = await enqueueOne("2026-06-10T12:00:00Z", {
      ...template,
      to: "dana@example.test",
      organizationId: null,
    });
    const { port, messages } = await listen(0, () => false);
    env().SMTP_URL = `smtp://127.0.0.1:${port}`;
    expect(await deliver(ctx, id)).toEqual({ outcome: "delivered" });
    expect(messages).toHaveLength(1);
    const { headers, text, html } = read(messages[0] ?? "");
    expect(headers).toMatch(/^From: "?Clipscope"? <noreply@localhost>$/m);
    expect(headers).toMatch(/^To: dana@example\.test$/m);
    expect(headers).toContain(`Subject: ${subject}`);
    for (const word of words) expect(text).toContain(word);
    expect(text).toMatch(/^Hello [^\n]*,\s+(?:[A-Z\d]|\S+@)/m);
    expect(html).toContain('<a href="http://localhost:3000/');
    expect(html).not.toContain("<Daughters>");
    // Links that grant account access are removed once they are sent.
    expect(await row()).toMatchObject({ isKept: false, deliveredAt: ctx.now() });
    expect(JSON.stringify((await row())?.payload)).not.toContain("secret");
  });
});

/** Headers unfolded, and both forms of the body, decoded. */
function read(message: string): { headers: string; text: string; html: string } {
  const [head = "", ...rest] = message.split("\r\n\r\n");
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? "";
  const parts = rest.join("\r\n\r\n").split(`--${boundary}`);
  const bodyOf = (type: string) => {
    const part = parts.find((candidate) => candidate.includes(`Content-Type: ${type}`)) ?? "";
    const body = part.slice(part.indexOf("\r\n\r\n") + 4);
    if (part.includes("base64")) return Buffer.from(body, "base64").toString("utf8");
    const bytes = body
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  };
  return {
    headers: head.replace(/\r\n[ \t]+/g, " ").replaceAll("\r\n", "\n"),
    text: bodyOf("text/plain"),
    html: bodyOf("text/html"),
  };
}
