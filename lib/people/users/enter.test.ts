import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { outbox } from "@/db/schema";
import { MailTemplate, renderMail } from "@/lib/outbound/mail/templates";
import { createUser } from "@/lib/people/users/create";
import { signIn } from "@/lib/people/users/sign-in";
import { testContext } from "@/test/context";

const PASSWORD = "correct horse battery";
const CHROME =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

let ctx: ReturnType<typeof testContext>;
let email: string;
let count = 0;
beforeEach(async () => {
  ctx = testContext();
  email = `Entering.${++count}@example.org`;
  await createUser(ctx, { email, name: "Ada", password: PASSWORD });
});

async function enterFrom(address: string, { agent = CHROME, device }: { agent?: string; device?: string } = {}) {
  const result = await signIn(ctx, { email, password: PASSWORD }, { address, agent, addressGroup: address, device });
  if (!result || !("signedIn" in result)) throw new Error("not signed in");
  return result.signedIn.device;
}

async function alerts(): Promise<string[]> {
  const rows = await ctx.db.select().from(outbox).where(sql`payload ->> 'to' = ${email}`).orderBy(outbox.id);
  return rows.map(({ payload }) => renderMail(MailTemplate.parse(payload)).text);
}

it("emails about a new device, but not about the first sign-in", async () => {
  const device = await enterFrom("203.0.113.7");
  expect(await alerts()).toEqual([]);
  await enterFrom("198.51.100.9");
  const [text = "", ...more] = await alerts();
  expect(more).toEqual([]);
  expect(text).toContain("a new device: Chrome on macOS, 198.51.100.9, ");
  expect(text).toContain("/reset-password");
  // The first browser again, from anywhere: its cookie identifies it.
  await enterFrom("192.0.2.1", { device, agent: "Another agent 1.0" });
  expect(await alerts()).toHaveLength(1);
});

it("knows a program without cookies by its other sessions from the same network", async () => {
  await enterFrom("203.0.113.7", { agent: "report/1.0" });
  await enterFrom("203.0.113.99", { agent: "report/1.0" });
  expect(await alerts()).toEqual([]);
  await enterFrom("203.0.113.99", { agent: "other/1.0" });
  await enterFrom("203.0.114.99", { agent: "report/1.0" });
  expect(await alerts()).toHaveLength(2);
});

it("doesn't take another account's cookie for one of this account", async () => {
  const device = await enterFrom("203.0.113.7");
  email = `Entering.${++count}@example.org`;
  await createUser(ctx, { email, name: "Grace", password: PASSWORD });
  await enterFrom("203.0.113.7", { device });
  await enterFrom("198.51.100.7", { device });
  expect(await alerts()).toHaveLength(1);
});
