import { z } from "zod";
import { Role } from "@/lib/people/members/schemas";
import { EmailAddress, NewPassword, PersonName } from "@/lib/people/users/schemas";

export const InviteRequest = z.object({ email: EmailAddress, role: Role });
export type InviteRequest = z.infer<typeof InviteRequest>;

export const InvitationRow = z.object({
  id: z.string(),
  email: z.string(),
  role: Role,
  /** Email address of the inviter. */
  invited_by: z.string(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
});
export type InvitationRow = z.infer<typeof InvitationRow>;
export const InvitationList = z.object({ invitations: z.array(InvitationRow) });
export type InvitationList = z.infer<typeof InvitationList>;

const Token = z.string().min(20).max(200);

/** The token in the emailed link. */
export const InvitationToken = z.object({ token: Token });
export type InvitationToken = z.infer<typeof InvitationToken>;

/** What the page of the emailed link shows. */
export type Invitation =
  | { state: "unknown" }
  | { state: "accepted" | "withdrawn" | "expired"; organization: string }
  | {
      state: "open";
      organization: string;
      email: string;
      role: z.infer<typeof Role>;
      invitedBy: string;
      expiresAt: Date;
      /** Whether an account with this address exists. */
      hasAccount: boolean;
    };

/** Sign-up by invitation: the account gets the invitation's address, and its organization is the person's first. */
export const JoinRequest = z.object({ token: Token, name: PersonName, password: NewPassword });
export type JoinRequest = z.infer<typeof JoinRequest>;

export const Joined = z.object({ email: z.string(), organization: z.string() });
export type Joined = z.infer<typeof Joined>;

/** Public ID of an invitation. */
export const InvitationRef = z.object({ id: z.string().max(64) });
export type InvitationRef = z.infer<typeof InvitationRef>;
