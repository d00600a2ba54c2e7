import { z } from "zod";

export const Role = z.enum(["owner", "manager", "member", "viewer"]);
export type Role = z.infer<typeof Role>;

export const MemberRow = z.object({
  /** Public ID of the person. */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  since: z.iso.datetime(),
  /** Whether this is the signed-in person. */
  is_you: z.boolean(),
});
export type MemberRow = z.infer<typeof MemberRow>;

export const MemberList = z.object({ members: z.array(MemberRow) });
export type MemberList = z.infer<typeof MemberList>;

export const SetRoleRequest = z.object({ role: Role });
export type SetRoleRequest = z.infer<typeof SetRoleRequest>;

/** Public ID of a person. */
export const MemberRef = z.object({ id: z.string().max(64) });
export type MemberRef = z.infer<typeof MemberRef>;
