import { z } from "zod";

/** A place where a person is signed in. */
export const SessionRow = z.object({
  id: z.string(),
  /** "Chrome on macOS"; "Unknown device" where the browser did not say. */
  device: z.string(),
  address: z.string().nullable(),
  created_at: z.iso.datetime(),
  /** To the minute. */
  last_used_at: z.iso.datetime(),
  /** Whether the request came from it. */
  is_current: z.boolean(),
});
export type SessionRow = z.infer<typeof SessionRow>;
export const SessionList = z.object({ sessions: z.array(SessionRow) });
export type SessionList = z.infer<typeof SessionList>;

/** A session's public ID. */
export const SessionRef = z.object({ id: z.string().max(64) });
export type SessionRef = z.infer<typeof SessionRef>;

/** How many were ended. */
export const EndedSessions = z.object({ ended: z.int() });
export type EndedSessions = z.infer<typeof EndedSessions>;

/** An organization that a person belongs to. */
export const OwnMembership = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(["owner", "manager", "member", "viewer"]),
  is_suspended: z.boolean(),
});
export type OwnMembership = z.infer<typeof OwnMembership>;
