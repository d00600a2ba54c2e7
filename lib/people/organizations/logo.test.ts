import { crc32 } from "node:zlib";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, organizations } from "@/db/schema";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { getLogo, removeLogo, setLogo } from "@/lib/people/organizations/logo";
import { LOGO_MAX_PIXELS } from "@/lib/people/organizations/rules";
import { testContext } from "@/test/context";
import { createTeam, type Team } from "@/test/teams";

let ctx: Context;
let team: Team;
beforeEach(async () => {
  ctx = testContext();
  team = await createTeam(ctx);
});

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 40, g: 90, b: 200, alpha: 0.5 } } });
const set = (bytes: Buffer) => setLogo(team.manager.ctx, { picture: bytes.toString("base64") });

/** The context as the next request has it. */
async function next(own: OrganizationContext): Promise<OrganizationContext> {
  const [organization] = await ctx.db.select().from(organizations).where(eq(organizations.id, own.organization.id));
  if (!organization) throw new Error("no organization");
  return { ...own, organization };
}

/** A picture of 2 × 2 pixels whose header promises another size, as an image bomb's does. */
async function bomb(width: number, height: number): Promise<Buffer> {
  const png = await drawn(2, 2).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

describe("a logo", () => {
  it.each(["png", "jpeg", "webp"] as const)(
    "is stored as WebP of bounded size from %s, without metadata",
    async (format) => {
      const bytes = await drawn(2000, 500)
        .withExif({ IFD0: { Copyright: "someone" } })
        .toFormat(format)
        .toBuffer();
      expect(await set(bytes)).toEqual({ logo_at: ctx.now().toISOString() });
      const stored = await sharp((await getLogo(await next(team.viewer.ctx))) ?? Buffer.of()).metadata();
      expect(stored).toMatchObject({ format: "webp", width: 480, height: 120 });
      expect(stored.exif).toBeUndefined();
      expect(stored.hasAlpha).toBe(format !== "jpeg");
    },
  );

  it("is refused, with the reason, if it is another format, damaged or too large, and the earlier one stays", async () => {
    await set(await drawn(100, 40).png().toBuffer());
    const before = await getLogo(await next(team.viewer.ctx));
    const whole = await drawn(400, 400).png({ compressionLevel: 0 }).toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const cases: [Buffer, RegExp][] = [
      [svg, /PNG, JPEG or WebP/],
      [await drawn(9, 9).gif().toBuffer(), /PNG, JPEG or WebP/],
      [Buffer.from("just a text"), /PNG, JPEG or WebP/],
      [whole.subarray(0, 5_000), /damaged/],
      [await bomb(LOGO_MAX_PIXELS / 1000 + 1, 1000), /at most 16,000,000 pixels/],
      [await bomb(100_000, 100_000), /at most 16,000,000 pixels/],
    ];
    for (const [bytes, message] of cases)
      await expect(set(bytes)).rejects.toMatchObject({
        refusal: { code: "invalid_request", details: [{ field: "picture", message: expect.stringMatching(message) }] },
      });
    expect(await getLogo(await next(team.viewer.ctx))).toEqual(before);
  });

  it("belongs to one organization, is replaced and removed, and each change is audited", async () => {
    const other = await createTeam(ctx);
    await set(await drawn(100, 40).png().toBuffer());
    expect(await getLogo(await next(other.viewer.ctx))).toBeNull();
    await set(await drawn(60, 60).png().toBuffer());
    const replaced = (await getLogo(await next(team.viewer.ctx))) ?? Buffer.of();
    expect(await sharp(replaced).metadata()).toMatchObject({ width: 60, height: 60 });
    expect(await removeLogo(team.owner.ctx)).toEqual({ logo_at: null });
    expect(await getLogo(await next(team.viewer.ctx))).toBeNull();
    // Nothing to remove is no change.
    await removeLogo(team.owner.ctx);
    const acts = await ctx.db
      .select({ action: auditEntries.action, before: auditEntries.before, after: auditEntries.after })
      .from(auditEntries)
      .where(eq(auditEntries.organizationId, team.organization.organization.id))
      .orderBy(auditEntries.id);
    expect(acts.filter(({ action }) => action === "organization.logo")).toMatchObject([
      { before: { logo: false }, after: { logo: true } },
      { before: { logo: true }, after: { logo: true } },
      { before: { logo: true }, after: { logo: false } },
    ]);
  });

  it("is changed by managers and owners only", async () => {
    const picture = (await drawn(9, 9).png().toBuffer()).toString("base64");
    for (const person of [team.member, team.viewer]) {
      await expect(setLogo(person.ctx, { picture })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
      await expect(removeLogo(person.ctx)).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    }
  });
});
