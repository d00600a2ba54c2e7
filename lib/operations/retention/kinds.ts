import { type SQL, sql } from "drizzle-orm";
import type { RetentionKind } from "@/lib/people/organizations/retention-rules";

/** Which records to find: `organization` and `before` are expressions, `lock` is empty for reads. */
export interface Scope {
  organization: SQL;
  before: SQL;
  limit: number;
  lock: SQL;
}

interface Kind {
  /** The job that deletes them. */
  job: "requests-prune-daily" | "records-prune-daily";
  /** Selects `id` and `at` of an organization's finished records from before a time, oldest first, by an index. */
  find: (scope: Scope) => SQL;
  /** Common table expressions that delete the records in `old`. The last one, `gone`, has a row for each. */
  remove: SQL;
}

const LOCK = sql`for update skip locked`;
/** What a session is changing, such as a webhook that is sent again, waits for the next run. */
export const locked = (scope: Omit<Scope, "lock">): Scope => ({ ...scope, lock: LOCK });
export const unlocked = (scope: Omit<Scope, "lock">): Scope => ({ ...scope, lock: sql`` });

/** Pending records are kept regardless of age: a suspended organization's webhooks are sent when it is active again. */
export const KINDS: Record<RetentionKind, Kind> = {
  // Their hourly counts stay.
  api_requests: {
    job: "requests-prune-daily",
    find: ({ organization, before, limit, lock }) => sql`
      select id, at from api_requests where organization_id = ${organization} and at < ${before}
      order by at, id limit ${limit} ${lock}`,
    remove: sql`gone as (delete from api_requests where id in (select id from old) returning 1)`,
  },
  webhook_deliveries: {
    job: "records-prune-daily",
    find: ({ organization, before, limit, lock }) => sql`
      select sent.id, sent.at from webhook_endpoints e cross join lateral (
        select id, created_at as at from webhook_deliveries
        where endpoint_id = e.id and created_at < ${before} and (delivered_at is not null or failed_at is not null)
        order by created_at, id limit ${limit} ${lock}
      ) sent where e.organization_id = ${organization} limit ${limit}`,
    remove: sql`
      attempts as (delete from webhook_attempts where delivery_id in (select id from old)),
      gone as (delete from webhook_deliveries where id in (select id from old) returning 1)`,
  },
  emails: {
    job: "records-prune-daily",
    find: ({ organization, before, limit, lock }) => sql`
      select id, created_at as at from outbox
      where organization_id = ${organization} and created_at < ${before}
        and (delivered_at is not null or failed_at is not null)
      order by created_at limit ${limit} ${lock}`,
    remove: sql`gone as (delete from outbox where id in (select id from old) returning 1)`,
  },
  // Their lines go with them, their trackings stay.
  video_imports: {
    job: "records-prune-daily",
    find: ({ organization, before, limit, lock }) => sql`
      select id, created_at as at from video_imports
      where organization_id = ${organization} and created_at < ${before} and status in ('done', 'cancelled', 'ready')
      order by created_at, id limit ${limit} ${lock}`,
    remove: sql`gone as (delete from video_imports where id in (select id from old) returning 1)`,
  },
  alert_firings: {
    job: "records-prune-daily",
    find: ({ organization, before, limit, lock }) => sql`
      select id, fired_at as at from alert_firings f
      where organization_id = ${organization} and fired_at < ${before} and not exists (
        select from alert_deliveries d
        where d.firing_id = f.id and d.next_attempt_at is not null and d.delivered_at is null and d.failed_at is null)
      order by fired_at, public_id limit ${limit} ${lock}`,
    // Two statements of one query don't see each other's changes, but the foreign key is checked at the end.
    remove: sql`
      messages as (delete from alert_deliveries where firing_id in (select id from old)),
      gone as (delete from alert_firings where id in (select id from old) returning 1)`,
  },
};
