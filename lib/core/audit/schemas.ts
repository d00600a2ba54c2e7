import { z } from "zod";
import { day } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/zone-rules";

/** Actions of admins and managers, by their audit log name. */
export const AuditAction = z.enum([
  "admin.grant",
  "admin.job_run",
  "admin.platform_pause",
  "admin.platform_resume",
  "admin.source_retire",
  "admin.source_restore",
  "admin.upstream_ceilings",
  "admin.upstream_price",
  "alert.create",
  "alert.delete",
  "alert.update",
  "alert_channel.create",
  "alert_channel.delete",
  "campaign.create",
  "campaign.remove",
  "campaign.update",
  "campaign.videos",
  "follow.create",
  "follow.remove",
  "follow.update",
  "connection.create",
  "connection.end",
  "connection.invite",
  "connection.reject",
  "connection.withdraw",
  "invitation.create",
  "invitation.withdraw",
  "key.create",
  "key.limit",
  "key.revoke",
  "key.rotate",
  "member.join",
  "member.leave",
  "member.remove",
  "member.role",
  "money.auto_top_up",
  "money.auto_top_up_approve",
  "money.auto_top_up_decline",
  "money.auto_top_up_propose",
  "money.auto_top_up_rule",
  "money.auto_top_up_stop",
  "money.auto_top_up_withdraw",
  "money.correction",
  "money.threshold",
  "money.top_up",
  "money.top_up_request",
  "organization.close",
  "organization.close_for_good",
  "organization.create",
  "organization.export",
  "organization.export_download",
  "organization.export_request",
  "organization.limits",
  "organization.logo",
  "organization.plan",
  "organization.price",
  "organization.reopen",
  "organization.resume",
  "organization.retention",
  "organization.second_factor",
  "organization.suspend",
  "organization.update",
  "points.grant",
  "report.create",
  "report.remove",
  "report.revoke",
  "report.unsubscribe",
  "report.update",
  "tracking.cancel",
  "user.code_used",
  "user.codes",
  "user.delete",
  "user.email",
  "user.email_request",
  "user.identity",
  "user.identity_remove",
  "user.password",
  "user.second_factor",
  "user.second_factor_off",
  "webhook.create",
  "webhook.remove",
  "webhook.rotate",
  "webhook.update",
]);
export type AuditAction = z.infer<typeof AuditAction>;

const Day = day();
const Id = z.string().max(64);

/** Filters for the log; `from` and `to` are days in `zone`, both included. */
export const AuditQuery = z.object({
  action: AuditAction.optional(),
  /** Part of the actor: an email address, a key's name, "system". */
  actor: z.string().trim().max(200).optional(),
  request_id: z.string().trim().max(64).optional(),
  from: Day.optional(),
  to: Day.optional(),
  zone: z.string().max(64).default("UTC").transform(knownZone),
  /** The last entry of the previous page. */
  cursor: Id.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** An organization's public ID, to show only its entries. */
export const AdminAuditQuery = AuditQuery.extend({ organization: Id.optional() });
export type AdminAuditQuery = z.infer<typeof AdminAuditQuery>;

export const AuditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor_type: z.enum(["user", "key", "system"]),
  actor: z.string(),
  action: z.string(),
  /** null if the action concerns the whole service. */
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  subject: z.string().nullable(),
  reason: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  address: z.string().nullable(),
  request_id: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditPage = z.object({ entries: z.array(AuditEntry), next_cursor: z.string().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;
