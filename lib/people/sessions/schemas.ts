import { z } from "zod";

/** A browser or program that is signed in. */
export const SessionRow = z.object({
  id: z.string(),
  /** Such as "Chrome on macOS", or "Unknown device" if the browser did not say. */
  device: z.string(),
  address: z.string().nullable(),
  created_at: z.iso.datetime(),
  /** Accurate to the minute. */
  last_used_at: z.iso.datetime(),
  /** Whether the request came from this session. */
  is_current: z.boolean(),
});
export type SessionRow = z.infer<typeof SessionRow>;
export const SessionList = z.object({ sessions: z.array(SessionRow) });
export type SessionList = z.infer<typeof SessionList>;

/** Public ID of a session. */
export const SessionRef = z.object({ id: z.string().max(64) });
export type SessionRef = z.infer<typeof SessionRef>;

/** Number of sessions that ended. */
export const EndedSessions = z.object({ ended: z.int() });
export type EndedSessions = z.infer<typeof EndedSessions>;

/** An organization that the person belongs to. */
export const OwnMembership = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(["owner", "manager", "member", "viewer"]),
  is_suspended: z.boolean(),
});
export type OwnMembership = z.infer<typeof OwnMembership>;
