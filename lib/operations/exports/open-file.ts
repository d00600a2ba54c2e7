import { ZipWriter } from "@zip.js/zip.js";
import { and, asc, eq, gt } from "drizzle-orm";
import { organizationExportChunks, organizationExportFiles, organizationExports } from "@/db/schema";
import { asTenant } from "@/db/tenant";
import { assertProved } from "@/lib/core/assert-proved";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { assertRight } from "@/lib/core/rights";
import { utcDayOf } from "@/lib/core/time/utc-rules";
import type { ExportRef } from "./schemas";

type Export = typeof organizationExports.$inferSelect;
type ExportFile = typeof organizationExportFiles.$inferSelect;

/** Compression method "Deflate" of zip archives. */
const DEFLATE = 8;
/** Larger files need the newer form of their headers, which must be known before they are written. */
const ZIP64_BYTES = 0xf000_0000;

/**
 * Checks that the person may download an export now, so that the browser follows the link only if it leads to a file.
 * @throws AppError forbidden for anyone but an owner, or with `isProofRequired`; not_found once it has expired
 */
export async function checkExport(ctx: OrganizationContext, { id }: ExportRef): Promise<ExportRef> {
  await findFile(ctx, id);
  return { id };
}

/**
 * Returns an export's archive, read from the database as the client consumes it.
 * @throws AppError as `checkExport`
 */
export async function openExportFile(ctx: OrganizationContext, { id }: ExportRef) {
  const found = await findFile(ctx, id);
  const files = await ctx.db
    .select()
    .from(organizationExportFiles)
    .where(eq(organizationExportFiles.exportId, found.id))
    .orderBy(asc(organizationExportFiles.file));
  await ctx.db.transaction((tx) =>
    recordAct(ctx, tx, { action: "organization.export_download", subject: ctx.organization.name }),
  );
  const day = utcDayOf(found.createdAt);
  return { fileName: `clipscope-export-${day}.zip`, zip: archiveOf(ctx, found, files) };
}

async function findFile(ctx: OrganizationContext, id: string): Promise<Export> {
  assertRight(ctx.actor, "organization:own");
  await assertProved(ctx);
  const [found] = await ctx.db
    .select()
    .from(organizationExports)
    .where(
      and(
        eq(organizationExports.organizationId, ctx.organization.id),
        eq(organizationExports.publicId, id),
        eq(organizationExports.status, "ready"),
        gt(organizationExports.expiresAt, ctx.now()),
      ),
    );
  if (!found) throw notFound("Export not found");
  return found;
}

/** Returns the archive of files that are compressed already. */
function archiveOf(ctx: OrganizationContext, found: Export, files: readonly ExportFile[]): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = new ZipWriter(writable, {
    ...{ passThrough: true, keepOrder: true, lastModDate: found.createdAt },
    // Workers of a browser: the contents are only copied.
    useWebWorkers: false,
  });
  const write = async () => {
    for (const file of files)
      await writer.add(file.name, chunksOf(ctx, file), {
        compressionMethod: DEFLATE,
        uncompressedSize: file.size,
        signature: file.crc,
        zip64: file.size > ZIP64_BYTES,
      });
    await writer.close();
  };
  write().catch(async (error: unknown) => {
    // A client that goes away cancels the stream, which isn't a failure.
    log.warn({ err: error, id: found.publicId }, "a download of an export ended early");
    await writable.abort(error).catch(() => undefined);
  });
  return readable;
}

function chunksOf({ db, organization }: OrganizationContext, file: ExportFile): ReadableStream<Uint8Array> {
  const { exportId, file: place, chunk, bytes } = organizationExportChunks;
  let next = 0;
  return new ReadableStream({
    async pull(controller) {
      if (next === file.chunks) return controller.close();
      const [row] = await asTenant(organization.id, () =>
        db
          .select({ bytes })
          .from(organizationExportChunks)
          .where(and(eq(exportId, file.exportId), eq(place, file.file), eq(chunk, next))),
      );
      if (!row) throw new Error("the export has expired");
      next += 1;
      controller.enqueue(row.bytes);
    },
  });
}
