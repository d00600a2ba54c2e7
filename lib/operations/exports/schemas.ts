import { z } from "zod";

const Time = z.iso.datetime();

/** The newest export of an organization's data. */
export const OrganizationExport = z.object({
  id: z.string(),
  status: z.enum(["running", "ready", "failed"]),
  /** Share of its files that are written, 0 to 1. */
  progress: z.number(),
  /** Bytes after compression; null until it is ready. */
  bytes: z.number().nullable(),
  created_at: Time,
  /** When the file is deleted; null until it is ready. */
  expires_at: Time.nullable(),
});
export type OrganizationExport = z.infer<typeof OrganizationExport>;

/** null: there is none. */
export const NewestExport = z.object({ export: OrganizationExport.nullable() });
export type NewestExport = z.infer<typeof NewestExport>;

/** Public ID of an export. */
export const ExportRef = z.object({ id: z.string().max(64) });
export type ExportRef = z.infer<typeof ExportRef>;
