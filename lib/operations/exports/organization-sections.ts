import { and, asc, eq } from "drizzle-orm";
import { auditEntries, invitations, members, organizations, users } from "@/db/schema";
import { toUsd, toUsdOrNull } from "@/lib/billing/rules";
import { actionWords } from "@/lib/core/audit/rules";
import { presentOwn } from "@/lib/operations/audit/list-own";
import { afterId, afterTime, pagesOf, rowsOf, section } from "./section";

/** The organization itself, its members and its log. */
export const ORGANIZATION_SECTIONS = [
  section(
    "organization",
    async ({ db, organization }) => ({
      rows: await db.select().from(organizations).where(eq(organizations.id, organization.id)),
      after: null,
    }),
    {
      id: ({ publicId }) => publicId,
      name: ({ name }) => name,
      plan: ({ plan }) => plan,
      time_zone: ({ timeZone }) => timeZone,
      requires_second_factor: ({ requiresSecondFactor }) => requiresSecondFactor,
      keep_api_requests_days: ({ keepRequestsDays }) => keepRequestsDays,
      keep_webhook_deliveries_days: ({ keepDeliveriesDays }) => keepDeliveriesDays,
      keep_emails_days: ({ keepEmailsDays }) => keepEmailsDays,
      keep_video_imports_days: ({ keepImportsDays }) => keepImportsDays,
      keep_alert_firings_days: ({ keepFiringsDays }) => keepFiringsDays,
      price_per_snapshot_usd: ({ pricePerSnapshot }) => toUsd(pricePerSnapshot),
      low_balance_threshold_usd: ({ lowBalanceThreshold }) => toUsd(lowBalanceThreshold),
      auto_top_up_below_usd: ({ autoTopUpBelow }) => toUsdOrNull(autoTopUpBelow),
      auto_top_up_amount_usd: ({ autoTopUpAmount }) => toUsdOrNull(autoTopUpAmount),
      auto_top_up_monthly_usd: ({ autoTopUpMonthly }) => toUsdOrNull(autoTopUpMonthly),
      rate_limit_per_minute: ({ rateLimitPerMinute }) => rateLimitPerMinute,
      max_concurrent_videos: ({ maxConcurrentVideos }) => maxConcurrentVideos,
      credits_per_month: ({ creditsPerMonth }) => creditsPerMonth,
      created_at: ({ createdAt }) => createdAt,
    },
  ),
  section(
    "members",
    pagesOf(
      ({ db, organization }, position, limit) =>
        db
          .select({ member: members, user: { publicId: users.publicId, name: users.name, email: users.email } })
          .from(members)
          .innerJoin(users, eq(users.id, members.userId))
          .where(and(eq(members.organizationId, organization.id), afterId(members.userId, position)))
          .orderBy(asc(members.userId))
          .limit(limit),
      ({ member }) => [member.userId],
    ),
    {
      id: ({ user }) => user.publicId,
      name: ({ user }) => user.name,
      email: ({ user }) => user.email,
      role: ({ member }) => member.role,
      mail_on_completion: ({ member }) => member.mailOnCompletion,
      digest: ({ member }) => member.digest,
      joined_at: ({ member }) => member.createdAt,
    },
  ),
  section("invitations", rowsOf(invitations), {
    id: ({ publicId }) => publicId,
    email: ({ email }) => email,
    role: ({ role }) => role,
    created_at: ({ createdAt }) => createdAt,
    expires_at: ({ expiresAt }) => expiresAt,
    accepted_at: ({ acceptedAt }) => acceptedAt,
    withdrawn_at: ({ withdrawnAt }) => withdrawnAt,
  }),
  section(
    "audit-log",
    pagesOf(
      async ({ db, organization }, position, limit) => {
        const entries = await db
          .select()
          .from(auditEntries)
          .where(
            and(
              eq(auditEntries.organizationId, organization.id),
              afterTime(auditEntries.at, auditEntries.id, position),
            ),
          )
          .orderBy(asc(auditEntries.at), asc(auditEntries.id))
          .limit(limit);
        return entries.map((entry) => ({ entry, own: presentOwn({ entry, organization: null }) }));
      },
      ({ entry }) => [entry.at.toISOString(), entry.id],
    ),
    {
      at: ({ own }) => own.at,
      actor: ({ own }) => own.actor,
      action: ({ own }) => own.action,
      action_in_words: ({ own }) => actionWords(own.action),
      subject: ({ own }) => own.subject,
      reason: ({ own }) => own.reason,
      changes: ({ own }) => own.changes,
      address: ({ own }) => own.address,
      request_id: ({ own }) => own.request_id,
    },
  ),
];
