import { z } from "zod";
import type { ConnectionInvitationState } from "@/lib/channels/connections/rules";
import { OwnerPlatform } from "@/lib/platforms/owner/schemas";

export const ConnectedAccount = z.object({
  id: z.string(),
  platform: OwnerPlatform,
  username: z.string(),
  /** Null until the channel is known by its public name. */
  channel_id: z.uuid().nullable(),
  /** `reconnect`: the platform rejects the consent. `disconnected`: only its figures are kept. */
  status: z.enum(["connected", "reconnect", "disconnected"]),
  /** Email address of the member, or whom the invitation was for. */
  connected_by: z.string(),
  is_by_invitation: z.boolean(),
  connected_at: z.iso.datetime(),
  /** When figures were last stored; null: not yet. */
  read_at: z.iso.datetime().nullable(),
  /** The outcome of the last reading; null: none yet. */
  outcome: z.string().nullable(),
  /** Days whose figures are stored. */
  days: z.int(),
});
export type ConnectedAccount = z.infer<typeof ConnectedAccount>;

export const ConnectionInvitationRow = z.object({
  id: z.string(),
  platform: OwnerPlatform,
  recipient: z.string(),
  invited_by: z.string(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
});
export type ConnectionInvitationRow = z.infer<typeof ConnectionInvitationRow>;

export const ConnectionList = z.object({
  accounts: z.array(ConnectedAccount),
  /** Open ones; empty for members who can't manage them. */
  invitations: z.array(ConnectionInvitationRow),
  /** Platforms for which this server has an OAuth client. */
  platforms: z.array(OwnerPlatform),
});
export type ConnectionList = z.infer<typeof ConnectionList>;

export const ConnectionInviteRequest = z.object({
  platform: OwnerPlatform,
  recipient: z.string().trim().min(1, "Enter whom the link is for").max(100, "Enter at most 100 characters"),
});
export type ConnectionInviteRequest = z.infer<typeof ConnectionInviteRequest>;

/** The link is shown once. */
export const CreatedConnectionInvitation = ConnectionInvitationRow.extend({ url: z.url() });
export type CreatedConnectionInvitation = z.infer<typeof CreatedConnectionInvitation>;

/** Public ID. */
export const ConnectionRef = z.object({ id: z.string().max(64) });

export const DisconnectRequest = z.object({ delete_figures: z.boolean() });
export type DisconnectRequest = z.infer<typeof DisconnectRequest>;

/** `revoked`: whether the platform confirmed the end of the consent. */
export const Disconnected = z.object({ id: z.string(), revoked: z.boolean() });
export type Disconnected = z.infer<typeof Disconnected>;

const Shares = z.array(z.object({ name: z.string(), percent: z.number() }));
const Total = z.int().nullable();

/** The owner's own figures of a channel. Totals cover the stored days; null: not reported by the platform. */
export const OwnFiguresView = z.object({
  source: z.string(),
  account: z.object({ id: z.string(), username: z.string(), status: ConnectedAccount.shape.status }),
  read_at: z.iso.datetime().nullable(),
  from_day: z.iso.date().nullable(),
  to_day: z.iso.date().nullable(),
  totals: z.object({
    views: Total,
    engaged_views: Total,
    watch_minutes: Total,
    reach: Total,
    likes: Total,
    comments: Total,
    shares: Total,
    saves: Total,
    followers_gained: Total,
    followers_lost: Total,
  }),
  days: z.array(z.object({ day: z.iso.date(), views: Total, reach: Total })),
  audience: z
    .object({
      day: z.iso.date(),
      /** Null: the followers on `day`. */
      from_day: z.iso.date().nullable(),
      ages: Shares,
      genders: Shares,
      countries: Shares,
    })
    .nullable(),
});
/** Null: no owner shares this channel's figures with the organization. */
export const OwnFiguresAnswer = z.object({ own: OwnFiguresView.nullable() });
export type OwnFiguresView = z.infer<typeof OwnFiguresView>;
export type OwnFiguresAnswer = z.infer<typeof OwnFiguresAnswer>;

/** What a creator's pages show of a connection. */
export interface OwnConnection {
  organization: string;
  platform: OwnerPlatform;
  username: string;
  status: "connected" | "reconnect" | "disconnected";
}

export type ConnectionPage =
  | { state: "unknown" }
  | { state: Exclude<ConnectionInvitationState, "open">; organization: string; platform: OwnerPlatform }
  | { state: "open"; organization: string; platform: OwnerPlatform; invitedBy: string; expiresAt: Date }
  | ({ state: "connected" } & OwnConnection);
