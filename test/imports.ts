import { randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { members, trackings, videoImportLines, videoImports } from "@/db/schema";
import type { Plan } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { createUser } from "@/lib/people/users/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { Platform } from "@/lib/platforms/schemas";
import { advanceImport } from "@/lib/tracking/imports/advance";
import { createImport } from "@/lib/tracking/imports/create";
import { isOpen } from "@/lib/tracking/imports/rules";
import type { CreateImportRequest, ImportDetail } from "@/lib/tracking/imports/schemas";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";

const START = new Date("2026-03-10T12:00:10Z");

/** A member with import rights in a new organization, and the clock. */
export async function setUpImporter(options: { plan?: Plan; balanceUsd?: number } = {}) {
  const ctx = testContext(START);
  const organization = await createTestOrganization(ctx, { plan: "enterprise", ...options });
  const email = `${randomBytes(6).toString("hex")}@example.org`;
  const user = await createUser(ctx, { email, name: "Ines Importer", password: "a pass phrase" });
  const membership = { organizationId: organization.organization.id, userId: user.id, createdAt: ctx.now() };
  await ctx.db.insert(members).values({ ...membership, role: "member" });
  const member: OrganizationContext = { ...organization, actor: { type: "user", userId: user.id, role: "member" } };
  return { ctx, clock: ctx.clock, member };
}

export function freshVideo(platform: Platform = "youtube") {
  const externalId = mintId(platform, new Date(START.getTime() - 3_600_000), randomBytes(6).toString("hex"));
  return { externalId, link: canonicalVideoUrl(platform, externalId) };
}

export const importLines = (ctx: OrganizationContext, lines: string[], more: Partial<CreateImportRequest> = {}) =>
  createImport(ctx, { text: lines.join("\n"), duration_days: 1, campaign: null, labels: [], ...more });

/** Drives an import like an open page, until the phase is over. */
export async function driveImport(ctx: OrganizationContext, id: string): Promise<ImportDetail> {
  for (let calls = 0; calls < 50; calls++) {
    const detail = await advanceImport(ctx, { id });
    if (!isOpen(detail.status)) return detail;
  }
  throw new Error("the import does not finish");
}

export async function storedLines(ctx: OrganizationContext, id: string) {
  const rows = await ctx.db
    .select({ line: videoImportLines })
    .from(videoImportLines)
    .innerJoin(videoImports, eq(videoImports.id, videoImportLines.importId))
    .where(eq(videoImports.publicId, id))
    .orderBy(asc(videoImportLines.line));
  return rows.map(({ line }) => line);
}

export const trackingsOf = (ctx: OrganizationContext) =>
  ctx.db.select().from(trackings).where(eq(trackings.organizationId, ctx.organization.id));
