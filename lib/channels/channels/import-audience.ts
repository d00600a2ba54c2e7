import { audienceImports } from "@/db/schema";
import { parseAudienceCsv } from "@/lib/channels/channels/audience-csv";
import { storeImportMonth } from "@/lib/channels/channels/audience-months";
import { isEmptyAudience, presentAudience } from "@/lib/channels/channels/audience-rules";
import type { AudiencePreview, ImportedAudience } from "@/lib/channels/channels/audience-schemas";
import { findChannel } from "@/lib/channels/channels/find";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, invalid } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";

export const MAX_CSV_BYTES = 1024 * 1024;

interface Import {
  /** UUID of the channel. */
  channelId: string;
  csv: string;
}

/**
 * Parses an audience export without storing it.
 * @throws AppError not_found, payload_too_large
 */
export async function previewAudience(ctx: OrganizationContext, { channelId, csv }: Import): Promise<AudiencePreview> {
  assertRight(ctx.actor, "videos:write");
  await findChannel(ctx, channelId);
  assertSize(csv);
  const { audience, errors } = parseAudienceCsv(csv);
  return { audience: presentAudience(audience), errors };
}

/**
 * Stores an audience export for this organization only, replacing its previous import.
 * @throws AppError not_found, payload_too_large, and invalid_request unless every line was parsed
 */
export async function importAudience(ctx: OrganizationContext, { channelId, csv }: Import): Promise<ImportedAudience> {
  assertRight(ctx.actor, "videos:write");
  const channel = await findChannel(ctx, channelId);
  assertSize(csv);
  const { audience, errors } = parseAudienceCsv(csv);
  if (errors.length > 0) {
    const details = errors.map(({ line, message }) => ({ field: "csv", message: `Line ${line}: ${message}` }));
    throw new AppError({ code: "invalid_request", details });
  }
  if (isEmptyAudience(audience)) throw invalid("csv", "The file contains no audience data");
  const importedAt = ctx.now();
  const importedBy = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const ofChannel = { organizationId: ctx.organization.id, channelId: channel.id };
  await ctx.db.transaction(async (tx) => {
    await tx
      .insert(audienceImports)
      .values({ ...ofChannel, audience, importedBy, importedAt })
      .onConflictDoUpdate({
        target: [audienceImports.organizationId, audienceImports.channelId],
        set: { audience, importedBy, importedAt },
      });
    await storeImportMonth(tx, { ...ofChannel, audience, importedAt });
  });
  return { audience: presentAudience(audience), imported_at: importedAt.toISOString() };
}

function assertSize(csv: string): void {
  if (new TextEncoder().encode(csv).byteLength > MAX_CSV_BYTES)
    throw new AppError({ code: "payload_too_large", limit: MAX_CSV_BYTES });
}
