import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizationLogos, organizations } from "@/db/schema";
import { changeAccess } from "@/lib/core/access-version";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { formatInteger } from "@/lib/core/format";
import { Lanes } from "@/lib/core/lanes";
import { PictureError, type PictureTerms, toWebp } from "@/lib/core/picture";
import { readLogo } from "@/lib/core/read-logo";
import { assertRight } from "@/lib/core/rights";
import { lockMembers } from "@/lib/people/members/lock";
import { LOGO_MAX_PIXELS } from "@/lib/people/organizations/rules";
import type { LogoState, SetLogoRequest } from "@/lib/people/organizations/schemas";

const TERMS: PictureTerms = {
  // Twice the displayed size, for dense screens.
  width: 480,
  height: 144,
  formats: ["png", "jpeg", "webp"],
  maxPixels: LOGO_MAX_PIXELS,
  quality: 90,
};
/** Each can hold a decoder's memory for 16 million pixels. */
const lanes = new Lanes(2, 20);

const REFUSALS: Record<PictureError["reason"], string> = {
  format: "Must be a PNG, JPEG or WebP picture",
  pixels: `Must have at most ${formatInteger(LOGO_MAX_PIXELS)} pixels`,
  broken: "The picture is damaged. Save it again and choose the new file",
};

/**
 * Sets the logo that shared reports and their emails show.
 * @throws AppError invalid_request for what isn't a PNG, JPEG or WebP of ordinary size
 */
export async function setLogo(ctx: OrganizationContext, { picture }: SetLogoRequest): Promise<LogoState> {
  assertRight(ctx.actor, "organization:manage");
  // Outside the transaction, because decoding takes long.
  const webp = await lanes
    .run(() => toWebp(Buffer.from(picture, "base64"), TERMS))
    .catch((error: unknown) => {
      throw error instanceof PictureError ? invalid("picture", REFUSALS[error.reason]) : error;
    });
  return changeLogo(ctx, ctx.now(), async (tx, organizationId) => {
    await tx
      .insert(organizationLogos)
      .values({ organizationId, webp })
      .onConflictDoUpdate({ target: organizationLogos.organizationId, set: { webp } });
  });
}

/** Removes the logo, if there is one. */
export async function removeLogo(ctx: OrganizationContext): Promise<LogoState> {
  assertRight(ctx.actor, "organization:manage");
  return changeLogo(ctx, null, async (tx, organizationId) => {
    await tx.delete(organizationLogos).where(eq(organizationLogos.organizationId, organizationId));
  });
}

/** Returns the logo as WebP; null without one. */
export async function getLogo(ctx: OrganizationContext): Promise<Buffer | null> {
  assertRight(ctx.actor, "usage:read");
  return readLogo(ctx);
}

async function changeLogo(
  ctx: OrganizationContext,
  logoAt: Date | null,
  write: (tx: Transaction, organizationId: number) => Promise<void>,
): Promise<LogoState> {
  return changeAccess(ctx.db, async (tx) => {
    const { organization, actor } = await lockMembers(ctx, tx);
    assertRight(actor, "organization:manage");
    if (logoAt === null && organization.logoAt === null) return { logo_at: null };
    await write(tx, organization.id);
    await tx.update(organizations).set({ logoAt }).where(eq(organizations.id, organization.id));
    await recordAct(ctx, tx, {
      action: "organization.logo",
      subject: organization.name,
      before: { logo: organization.logoAt !== null },
      after: { logo: logoAt !== null },
    });
    return { logo_at: logoAt?.toISOString() ?? null };
  });
}
