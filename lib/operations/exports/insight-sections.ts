import { and, asc, eq, sql } from "drizzle-orm";
import { alertChannels, alertFirings, alerts, campaigns, channels, followPosts, follows, reports } from "@/db/schema";
import { toUsdOrNull } from "@/lib/billing/rules";
import { rowsAfter } from "@/lib/core/keyset";
import { afterId, afterTime, pagesOf, rowsOf, section } from "./section";

/** A frozen report holds all of its figures. */
const REPORTS_AT_ONCE = 20;

const followLabelsOf = sql<string[]>`array(
  select l.name from follow_labels fl join labels l on l.id = fl.label_id
  where fl.follow_id = ${follows.id} order by l.name)`;

/** What runs for the organization: follows, alerts and reports. */
export const INSIGHT_SECTIONS = [
  section(
    "follows",
    pagesOf(
      ({ db, organization }, position, limit) =>
        db
          .select({ follow: follows, channel: channels, campaign: campaigns.name, labels: followLabelsOf })
          .from(follows)
          .innerJoin(channels, eq(channels.id, follows.channelId))
          .leftJoin(campaigns, eq(campaigns.id, follows.campaignId))
          .where(and(eq(follows.organizationId, organization.id), afterId(follows.id, position)))
          .orderBy(asc(follows.id))
          .limit(limit),
      ({ follow }) => [follow.id],
    ),
    {
      id: ({ follow }) => follow.publicId,
      channel: ({ channel }) => channel.uuid,
      platform: ({ channel }) => channel.platform,
      username: ({ channel }) => channel.username,
      status: ({ follow }) => follow.status,
      since: ({ follow }) => follow.since,
      back_posts: ({ follow }) => follow.backPosts,
      include: ({ follow }) => follow.include,
      exclude: ({ follow }) => follow.exclude,
      min_seconds: ({ follow }) => follow.minSeconds,
      days_per_post: ({ follow }) => follow.daysPerPost,
      max_per_day: ({ follow }) => follow.maxPerDay,
      monthly_ceiling_usd: ({ follow }) => toUsdOrNull(follow.monthlyCeiling),
      is_competitor: ({ follow }) => follow.isCompetitor,
      campaign: ({ campaign }) => campaign,
      labels: (row) => row.labels,
      created_at: ({ follow }) => follow.createdAt,
    },
  ),
  section(
    "followed-posts",
    pagesOf(
      ({ db, organization }, position, limit) => {
        const [follow = 0, post = ""] = position ?? [];
        const { followId, externalId } = followPosts;
        return db
          .select({ post: followPosts, follow: follows.publicId })
          .from(followPosts)
          .innerJoin(follows, eq(follows.id, followId))
          .where(
            and(
              eq(follows.organizationId, organization.id),
              rowsAfter([followId, externalId], [Number(follow), String(post)], "asc"),
            ),
          )
          .orderBy(asc(followId), asc(externalId))
          .limit(limit);
      },
      ({ post }) => [post.followId, post.externalId],
    ),
    {
      follow: ({ follow }) => follow,
      external_id: ({ post }) => post.externalId,
      link: ({ post }) => post.link,
      title: ({ post }) => post.title,
      published_at: ({ post }) => post.publishedAt,
      seen_at: ({ post }) => post.seenAt,
      outcome: ({ post }) => post.outcome,
      decided_at: ({ post }) => post.decidedAt,
      committed_usd: ({ post }) => toUsdOrNull(post.committed),
    },
  ),
  section("alerts", rowsOf(alerts), {
    id: ({ publicId }) => publicId,
    name: ({ name }) => name,
    scope: ({ scope }) => scope,
    condition: ({ condition }) => condition as object,
    uses_webhooks: ({ usesWebhooks }) => usesWebhooks,
    cooldown_hours: ({ cooldownHours }) => cooldownHours,
    status: ({ status }) => status,
    created_at: ({ createdAt }) => createdAt,
  }),
  section("alert-channels", rowsOf(alertChannels), {
    id: ({ publicId }) => publicId,
    type: ({ type }) => type,
    name: ({ name }) => name,
    created_at: ({ createdAt }) => createdAt,
  }),
  section(
    "alert-firings",
    pagesOf(
      ({ db, organization }, position, limit) =>
        db
          .select()
          .from(alertFirings)
          .where(
            and(
              eq(alertFirings.organizationId, organization.id),
              afterTime(alertFirings.firedAt, alertFirings.publicId, position),
            ),
          )
          .orderBy(asc(alertFirings.firedAt), asc(alertFirings.publicId))
          .limit(limit),
      ({ firedAt, publicId }) => [firedAt.toISOString(), publicId],
    ),
    {
      id: ({ publicId }) => publicId,
      alert: ({ alertName }) => alertName,
      condition: ({ condition }) => condition as object,
      subject_type: ({ subjectType }) => subjectType,
      subject: ({ subjectName }) => subjectName,
      figures: ({ figures }) => figures as object,
      fired_at: ({ firedAt }) => firedAt,
    },
  ),
  section("reports", rowsOf(reports, REPORTS_AT_ONCE), {
    id: ({ publicId }) => publicId,
    title: ({ title }) => title,
    of: (report) => report.of,
    ids: ({ ids }) => ids,
    sections: ({ sections }) => sections,
    shows_money: ({ showsMoney }) => showsMoney,
    has_password: ({ passwordHash }) => passwordHash !== null,
    frozen_at: ({ frozenAt }) => frozenAt,
    frozen: ({ frozen }) => frozen as object | null,
    schedule: ({ schedule }) => schedule,
    views: ({ views }) => views,
    last_sent_at: ({ lastSentAt }) => lastSentAt,
    expires_at: ({ expiresAt }) => expiresAt,
    revoked_at: ({ revokedAt }) => revokedAt,
    created_at: ({ createdAt }) => createdAt,
  }),
];
