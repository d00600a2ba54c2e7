import { env, usesInngestServer } from "@/lib/core/env";

const KIB = 1024;
const MIB = 1024 * KIB;

/** Maximum body size unless the path is listed below: 64 KiB, before and after unpacking. */
export const MAX_BODY_BYTES = 64 * KIB;
/** 500 links of maximum length are a megabyte. */
export const MAX_VIDEO_IMPORT_BYTES = 2 * MIB;
/** A logo of `LOGO_MAX_BYTES`, in base64. */
export const MAX_LOGO_BYTES = 2 * MIB;
/** A CSV of 1 MiB (`MAX_CSV_BYTES`), quoted as JSON. */
export const MAX_AUDIENCE_IMPORT_BYTES = 4 * MIB;
/** A run's event with the outputs of all its steps; Inngest's own maximum. */
export const MAX_INNGEST_BYTES = 4 * MIB;

interface LargerLimit {
  method: string;
  path: RegExp;
  bytes: number;
  applies?: () => boolean;
}

/** The only paths that accept more than 64 KiB. docs/operations.md lists them for reverse proxies. */
const LARGER: LargerLimit[] = [
  { method: "POST", path: /^\/api\/dashboard\/imports\/?$/, bytes: MAX_VIDEO_IMPORT_BYTES },
  { method: "PUT", path: /^\/api\/dashboard\/organization\/logo\/?$/, bytes: MAX_LOGO_BYTES },
  { method: "PUT", path: /^\/api\/dashboard\/channels\/[^/]+\/audience\/?$/, bytes: MAX_AUDIENCE_IMPORT_BYTES },
  {
    method: "POST",
    path: /^\/api\/dashboard\/channels\/[^/]+\/audience\/preview\/?$/,
    bytes: MAX_AUDIENCE_IMPORT_BYTES,
  },
  { method: "POST", path: /^\/api\/inngest\/?$/, bytes: MAX_INNGEST_BYTES, applies: () => usesInngestServer(env()) },
];

/** Returns the largest body, in bytes, that a request to this path may carry. @param path without the query */
export function bodyLimitOf(method: string, path: string): number {
  const larger = LARGER.find(
    (limit) => limit.method === method && limit.path.test(path) && (limit.applies?.() ?? true),
  );
  return larger?.bytes ?? MAX_BODY_BYTES;
}
