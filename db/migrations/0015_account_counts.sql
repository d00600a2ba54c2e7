CREATE TABLE "tracking_days" (
	"organization_id" bigint NOT NULL,
	"day" date NOT NULL,
	"tracking_id" bigint NOT NULL,
	"views" bigint NOT NULL,
	CONSTRAINT "tracking_days_organization_id_day_tracking_id_pk" PRIMARY KEY("organization_id","day","tracking_id")
);
--> statement-breakpoint
DROP INDEX "trackings_active";--> statement-breakpoint
DROP INDEX "outbox_list";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "monitoring" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "paused" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "completed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "stopped" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "failed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "canceled" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "hours_left" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "missed_hours" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "latest_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "ledger_entries_money" ON "ledger_entries" USING btree ("organization_id","id") WHERE unit = 'usd_micros';--> statement-breakpoint
CREATE INDEX "ledger_entries_credits" ON "ledger_entries" USING btree ("organization_id","id") WHERE unit <> 'usd_micros';--> statement-breakpoint
CREATE INDEX "trackings_status" ON "trackings" USING btree ("organization_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "trackings_stopped" ON "trackings" USING btree ("organization_id","created_at","id") WHERE status = 'completed' and status_reason = 'stopped';--> statement-breakpoint
CREATE INDEX "trackings_completed" ON "trackings" USING btree ("organization_id","created_at","id") WHERE status = 'completed' and status_reason is distinct from 'stopped';--> statement-breakpoint
CREATE INDEX "trackings_ends" ON "trackings" USING btree ("organization_id","ends_at","id");--> statement-breakpoint
CREATE INDEX "trackings_ended" ON "trackings" USING btree ("organization_id","ended_at","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_list" ON "outbox" USING btree ("created_at","id");--> statement-breakpoint
ALTER TABLE "tracking_days" SET (fillfactor = 80);--> statement-breakpoint
-- Counts kept with the account row. The statements that change trackings hold the account's lock already.
CREATE FUNCTION count_started_trackings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE accounts a
  SET monitoring = a.monitoring + d.monitoring, paused = a.paused + d.paused, completed = a.completed + d.completed,
    stopped = a.stopped + d.stopped, failed = a.failed + d.failed, canceled = a.canceled + d.canceled,
    hours_left = a.hours_left + d.hours_left
  FROM (
    SELECT organization_id,
      count(*) FILTER (WHERE status = 'monitoring') AS monitoring,
      count(*) FILTER (WHERE status = 'paused') AS paused,
      count(*) FILTER (WHERE status = 'completed' AND status_reason IS DISTINCT FROM 'stopped') AS completed,
      count(*) FILTER (WHERE status = 'completed' AND status_reason = 'stopped') AS stopped,
      count(*) FILTER (WHERE status = 'error') AS failed,
      count(*) FILTER (WHERE status = 'cancelled') AS canceled,
      -- Its hours are subtracted as they are settled, from the row in video_state that follows.
      coalesce(sum(duration_days * 24) FILTER (WHERE status IN ('monitoring', 'paused')), 0) AS hours_left
    FROM added GROUP BY organization_id
  ) d
  WHERE a.organization_id = d.organization_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION count_changed_trackings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE accounts a
  SET monitoring = a.monitoring + d.monitoring, paused = a.paused + d.paused, completed = a.completed + d.completed,
    stopped = a.stopped + d.stopped, failed = a.failed + d.failed, canceled = a.canceled + d.canceled,
    hours_left = a.hours_left + d.hours_left
  FROM (
    SELECT c.organization_id,
      sum(CASE WHEN c.status = 'monitoring' THEN c.n ELSE 0 END) AS monitoring,
      sum(CASE WHEN c.status = 'paused' THEN c.n ELSE 0 END) AS paused,
      sum(CASE WHEN c.status = 'completed' AND c.status_reason IS DISTINCT FROM 'stopped' THEN c.n ELSE 0 END) AS completed,
      sum(CASE WHEN c.status = 'completed' AND c.status_reason = 'stopped' THEN c.n ELSE 0 END) AS stopped,
      sum(CASE WHEN c.status = 'error' THEN c.n ELSE 0 END) AS failed,
      sum(CASE WHEN c.status = 'cancelled' THEN c.n ELSE 0 END) AS canceled,
      sum(CASE WHEN c.status IN ('monitoring', 'paused')
        THEN c.n * (c.duration_days * 24 - 1 - coalesce(s.settled_hour, -1)) ELSE 0 END) AS hours_left
    FROM (
      SELECT id, organization_id, status, status_reason, duration_days, 1 AS n FROM after
      UNION ALL
      SELECT id, organization_id, status, status_reason, duration_days, -1 FROM before
    ) c LEFT JOIN video_state s ON s.tracking_id = c.id
    GROUP BY c.organization_id
  ) d
  WHERE a.organization_id = d.organization_id
    AND (d.monitoring <> 0 OR d.paused <> 0 OR d.completed <> 0 OR d.stopped <> 0 OR d.failed <> 0 OR d.canceled <> 0
      OR d.hours_left <> 0);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION count_first_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE accounts a
  SET hours_left = a.hours_left - d.settled, missed_hours = a.missed_hours + d.missed,
    latest_at = greatest(a.latest_at, d.latest_at)
  FROM (
    SELECT t.organization_id, max(s.latest_at) AS latest_at, sum(s.settled_hour + 1 - s.snapshots) AS missed,
      coalesce(sum(s.settled_hour + 1) FILTER (WHERE t.status IN ('monitoring', 'paused')), 0) AS settled
    FROM added s JOIN trackings t ON t.id = s.tracking_id GROUP BY t.organization_id
  ) d
  WHERE a.organization_id = d.organization_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION count_settled_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE accounts a
  SET hours_left = a.hours_left - d.settled, missed_hours = a.missed_hours + d.missed,
    latest_at = greatest(a.latest_at, d.latest_at)
  FROM (
    SELECT t.organization_id, max(c.latest_at) AS latest_at, sum(c.n * (c.settled_hour + 1 - c.snapshots)) AS missed,
      coalesce(sum(c.n * (c.settled_hour + 1)) FILTER (WHERE t.status IN ('monitoring', 'paused')), 0) AS settled
    FROM (
      SELECT tracking_id, settled_hour, snapshots, latest_at, 1 AS n FROM after
      UNION ALL
      SELECT tracking_id, settled_hour, snapshots, NULL, -1 FROM before
    ) c JOIN trackings t ON t.id = c.tracking_id
    GROUP BY t.organization_id
  ) d
  WHERE a.organization_id = d.organization_id
    AND (d.settled <> 0 OR d.missed <> 0 OR d.latest_at > coalesce(a.latest_at, '-infinity'));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER trackings_count_started AFTER INSERT ON "trackings" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_started_trackings();--> statement-breakpoint
CREATE TRIGGER trackings_count_changed AFTER UPDATE ON "trackings" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_trackings();--> statement-breakpoint
CREATE TRIGGER video_state_count_first AFTER INSERT ON "video_state" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_first_hours();--> statement-breakpoint
CREATE TRIGGER video_state_count_settled AFTER UPDATE ON "video_state" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION count_settled_hours();--> statement-breakpoint
UPDATE "accounts" a
SET monitoring = c.monitoring, paused = c.paused, completed = c.completed, stopped = c.stopped, failed = c.failed,
  canceled = c.canceled, hours_left = c.hours_left, missed_hours = c.missed_hours, latest_at = c.latest_at
FROM (
  SELECT t.organization_id,
    count(*) FILTER (WHERE t.status = 'monitoring') AS monitoring,
    count(*) FILTER (WHERE t.status = 'paused') AS paused,
    count(*) FILTER (WHERE t.status = 'completed' AND t.status_reason IS DISTINCT FROM 'stopped') AS completed,
    count(*) FILTER (WHERE t.status = 'completed' AND t.status_reason = 'stopped') AS stopped,
    count(*) FILTER (WHERE t.status = 'error') AS failed,
    count(*) FILTER (WHERE t.status = 'cancelled') AS canceled,
    coalesce(sum(t.duration_days * 24 - 1 - s.settled_hour) FILTER (WHERE t.status IN ('monitoring', 'paused')), 0) AS hours_left,
    sum(s.settled_hour + 1 - s.snapshots) AS missed_hours,
    max(s.latest_at) AS latest_at
  FROM "trackings" t JOIN "video_state" s ON s.tracking_id = t.id
  GROUP BY t.organization_id
) c
WHERE a.organization_id = c.organization_id;--> statement-breakpoint
-- The views that each tracking gained per UTC day, of what was collected before.
INSERT INTO "tracking_days" (organization_id, day, tracking_id, views)
SELECT t.organization_id, (g.taken_at AT TIME ZONE 'UTC')::date, t.id, sum(g.gain)
FROM (
  SELECT s.tracking_id, s.taken_at, s.views - lag(s.views) OVER (PARTITION BY s.tracking_id ORDER BY s.hour) AS gain
  FROM "snapshots" s WHERE s.views IS NOT NULL
) g JOIN "trackings" t ON t.id = g.tracking_id
WHERE g.gain IS NOT NULL
GROUP BY 1, 2, 3;--> statement-breakpoint
-- Search by parts of words. Without the extension, or the privilege to create it, a search reads the organization's rows.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "videos_search" ON "videos" USING gin ("title" gin_trgm_ops, "creator" gin_trgm_ops);
  CREATE INDEX "trackings_search" ON "trackings" USING gin ("video_link" gin_trgm_ops);
EXCEPTION
  WHEN undefined_file OR insufficient_privilege OR feature_not_supported OR undefined_object OR invalid_schema_name THEN
    RAISE NOTICE 'no search index: %', SQLERRM;
END $$;
