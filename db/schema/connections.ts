import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from "drizzle-orm/pg-core";
import { channels } from "@/db/schema/channels";
import { counter, id, publicId, ref, time } from "@/db/schema/columns";
import { organizations, users } from "@/db/schema/organizations";
import { platformColumn } from "@/db/schema/videos";

/** Links by which a creator connects an account without signing in; the secret is stored as SHA-256. */
export const connectionInvitations = pgTable(
  "connection_invitations",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    platform: platformColumn().notNull(),
    /** Whom the link is for, as the member wrote it. */
    recipient: text("recipient").notNull(),
    hash: text("hash").notNull().unique(),
    invitedBy: ref("invited_by")
      .notNull()
      .references(() => users.id),
    expiresAt: time("expires_at").notNull(),
    usedAt: time("used_at"),
    withdrawnAt: time("withdrawn_at"),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("connection_invitations_list").on(t.organizationId, t.createdAt)],
);

/** Accounts whose owner lets an organization read their own figures (OAuth). One row per organization and account. */
export const connectedAccounts = pgTable(
  "connected_accounts",
  {
    id: id(),
    publicId: publicId(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    platform: platformColumn().notNull(),
    /** The ID of the account in the owner's API: YouTube's channel ID, Instagram's professional account ID. */
    externalId: text("external_id").notNull(),
    username: text("username").notNull(),
    /** The channel that the figures belong to; null until it is known by its public name. */
    channelId: ref("channel_id").references(() => channels.id),
    /** `reconnect`: the platform rejects the consent. `disconnected`: no tokens are left, only figures. */
    status: text("status", { enum: ["connected", "reconnect", "disconnected"] }).notNull(),
    scopes: text("scopes").array().notNull(),
    /** Encrypted and bound to `publicId`; null once disconnected. */
    accessTokenEncrypted: text("access_token_encrypted"),
    /** Null where the access token renews itself. */
    refreshTokenEncrypted: text("refresh_token_encrypted"),
    accessIssuedAt: time("access_issued_at").notNull(),
    accessExpiresAt: time("access_expires_at").notNull(),
    /** Null if a creator connected it by an invitation. */
    connectedBy: ref("connected_by").references(() => users.id),
    invitationId: ref("invitation_id").references(() => connectionInvitations.id),
    /** SHA-256 of the secret in the creator's own link, by which they can disconnect without signing in. */
    ownerHash: text("owner_hash").unique(),
    connectedAt: time("connected_at").notNull(),
    disconnectedAt: time("disconnected_at"),
    /** When figures were last stored. */
    readAt: time("read_at"),
    /**
     * The grade of the engaged views in the newest 28 days, 0–100; null if the platform doesn't report them. Written with
     * the figures, so that lists can filter and sort by it.
     */
    qualityGrade: smallint("quality_grade"),
    /** When the reports are read next; null: never. While a reading runs, the end of its lease. */
    readDueAt: time("read_due_at"),
    /** The outcome of the last reading. */
    outcome: text("outcome"),
    failures: integer("failures").notNull().default(0),
  },
  (t) => [
    unique("connected_accounts_identity").on(t.organizationId, t.platform, t.externalId),
    index("connected_accounts_channel").on(t.organizationId, t.channelId),
    index("connected_accounts_due").on(t.readDueAt).where(sql`read_due_at is not null`),
  ],
);

/** Consents that were begun and not yet answered: one use each, within minutes. */
export const connectionAttempts = pgTable(
  "connection_attempts",
  {
    /** SHA-256 of `state`. */
    hash: text("hash").primaryKey(),
    /** SHA-256 of the cookie of the browser that began it. */
    browserHash: text("browser_hash").notNull(),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    platform: platformColumn().notNull(),
    /** The member who began it; null for an invitation. */
    userId: ref("user_id").references(() => users.id),
    invitationId: ref("invitation_id").references(() => connectionInvitations.id),
    /** PKCE, encrypted. */
    verifierEncrypted: text("verifier_encrypted").notNull(),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (t) => [index("connection_attempts_expiry").on(t.expiresAt)],
);

/**
 * The owner's own figures, one row per account and day of the platform. They belong to the organization alone: nothing
 * of them enters snapshots or channels, which all organizations share. Null: the platform doesn't report it.
 */
export const ownFigures = pgTable(
  "own_figures",
  {
    accountId: ref("account_id")
      .notNull()
      .references(() => connectedAccounts.id, { onDelete: "cascade" }),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    day: date("day", { mode: "string" }).notNull(),
    views: counter("views"),
    engagedViews: counter("engaged_views"),
    watchMinutes: counter("watch_minutes"),
    reach: counter("reach"),
    likes: counter("likes"),
    comments: counter("comments"),
    shares: counter("shares"),
    saves: counter("saves"),
    followersGained: counter("followers_gained"),
    followersLost: counter("followers_lost"),
    readAt: time("read_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.day] })],
);

/** The owner's audience by age, gender and country, one row per account and day on which it was reported. */
export const ownAudiences = pgTable(
  "own_audiences",
  {
    accountId: ref("account_id")
      .notNull()
      .references(() => connectedAccounts.id, { onDelete: "cascade" }),
    organizationId: ref("organization_id")
      .notNull()
      .references(() => organizations.id),
    /** The last day of the period that it covers. */
    day: date("day", { mode: "string" }).notNull(),
    /** The first day; null: the followers on `day`. */
    fromDay: date("from_day", { mode: "string" }),
    /** Amounts by name: `lib/platforms/owner/schemas.ts`, OwnAudience. */
    audience: jsonb("audience").notNull(),
    readAt: time("read_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.day] })],
);
