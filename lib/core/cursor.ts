import { createHash } from "node:crypto";
import { z } from "zod";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";

const Cursor = z.tuple([
  /** Fingerprint of the list that it continues. */
  z.string(),
  /** The sort value of the last row; null if that row has none. */
  z.union([z.number(), z.string().max(200)]).nullable(),
  /** Public ID of the last row. */
  z.string().max(64),
]);
export type CursorValue = z.infer<typeof Cursor>[1];

/** Where a page of a list ended. */
export interface Position {
  value: CursorValue;
  id: string;
}

/** @param list filters, sort and order; not the page size, so that a different size continues the same list */
function fingerprint(ctx: OrganizationContext, list: object): string {
  // A filter that is undefined is none: a page that the server prefetched continues over HTTP, where it has no key.
  const set = Object.entries(list).filter(([, value]) => value !== undefined);
  const sorted = set.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([ctx.organization.publicId, sorted]))
    .digest("base64url")
    .slice(0, 16);
}

/** Returns a cursor that continues the organization's list after a row. */
export const writeCursor = (ctx: OrganizationContext, list: object, { value, id }: Position): string =>
  Buffer.from(JSON.stringify([fingerprint(ctx, list), value, id])).toString("base64url");

/** Returns the error for a cursor of another list, or with a value that its sort can't have. */
export const cursorRefused = () =>
  invalid("cursor", "Must be `next_cursor` of the page before, sent with the same filters, sort and order");

/**
 * Returns where the page before ended.
 * @throws AppError invalid_request for a cursor of another list
 */
export function readCursor(ctx: OrganizationContext, list: object, text: string): Position {
  const cursor = parse(text);
  if (!cursor || cursor[0] !== fingerprint(ctx, list)) throw cursorRefused();
  return { value: cursor[1], id: cursor[2] };
}

function parse(text: string): z.infer<typeof Cursor> | null {
  try {
    return Cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString())).data ?? null;
  } catch {
    return null;
  }
}
