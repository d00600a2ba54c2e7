CREATE TABLE "tracked_creators" (
	"organization_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"creator_id" text NOT NULL,
	"trackings" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tracked_creators_organization_id_platform_creator_id_pk" PRIMARY KEY("organization_id","platform","creator_id")
);
--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "gained_30d" bigint;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "gained_percent_30d" double precision;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "quality_grade" smallint;--> statement-breakpoint
ALTER TABLE "tracked_creators" ADD CONSTRAINT "tracked_creators_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tracked_creators_list" ON "tracked_creators" USING btree ("organization_id","last_at");--> statement-breakpoint
-- The count before: the newest one of the week that ended 30 days before the last update. YouTube rounds counts down to
-- three figures, so a difference of one step is none (lib/platforms/rounding-rules.ts).
UPDATE "channels" c
SET gained_30d = g.gained, gained_percent_30d = CASE WHEN g.before > 0 THEN g.gained * 100.0::float8 / g.before END
FROM (
  SELECT n.id, b.before,
    CASE WHEN n.platform = 'youtube' AND greatest(n.followers, b.before) >= 1000
        AND abs(n.followers - b.before) <= power(10::numeric, length(greatest(n.followers, b.before)::text) - 3)
      THEN 0 ELSE n.followers - b.before END AS gained
  FROM "channels" n
  CROSS JOIN LATERAL (
    SELECT s.followers AS before FROM "channel_stats" s
    WHERE s.channel_id = n.id AND s.followers IS NOT NULL
      AND s.day BETWEEN (n.profile_at AT TIME ZONE 'UTC')::date - 37 AND (n.profile_at AT TIME ZONE 'UTC')::date - 30
    ORDER BY s.day DESC LIMIT 1
  ) b
  WHERE n.followers IS NOT NULL AND NOT n.is_stub
) g
WHERE c.id = g.id;--> statement-breakpoint
UPDATE "channels" c
SET quality_grade = q.grade
FROM (
  SELECT channel_id, round(avg(125 - 25 * quality_class)) AS grade FROM "sampled_followers" GROUP BY channel_id
) q
WHERE c.id = q.channel_id;--> statement-breakpoint
INSERT INTO "tracked_creators" (organization_id, platform, creator_id, trackings, last_at)
SELECT t.organization_id, v.platform, v.creator_id, count(*), max(t.created_at)
FROM "trackings" t JOIN "videos" v ON v.id = t.video_id
WHERE v.creator_id IS NOT NULL
GROUP BY 1, 2, 3;--> statement-breakpoint
-- In the order of the key, so that concurrent statements don't deadlock.
CREATE FUNCTION count_tracked_creators() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tracked_creators (organization_id, platform, creator_id, trackings, last_at)
  SELECT t.organization_id, v.platform, v.creator_id, count(*), max(t.created_at)
  FROM added t JOIN videos v ON v.id = t.video_id
  WHERE v.creator_id IS NOT NULL
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (organization_id, platform, creator_id) DO UPDATE
  SET trackings = tracked_creators.trackings + excluded.trackings,
    last_at = greatest(tracked_creators.last_at, excluded.last_at);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER trackings_count_creators AFTER INSERT ON "trackings" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_tracked_creators();--> statement-breakpoint
-- A video whose creator becomes known, or changes. Before the update, because the statement that starts a tracking updates
-- the video first: the tracking isn't there yet, and the trigger above counts it.
CREATE FUNCTION move_tracked_creators() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.creator_id IS NOT NULL THEN
    UPDATE tracked_creators c SET trackings = c.trackings - t.n
    FROM (SELECT organization_id, count(*) AS n FROM trackings WHERE video_id = OLD.id GROUP BY 1) t
    WHERE c.organization_id = t.organization_id AND c.platform = OLD.platform AND c.creator_id = OLD.creator_id;
    DELETE FROM tracked_creators WHERE platform = OLD.platform AND creator_id = OLD.creator_id AND trackings = 0
      AND organization_id IN (SELECT organization_id FROM trackings WHERE video_id = OLD.id);
  END IF;
  IF NEW.creator_id IS NOT NULL THEN
    INSERT INTO tracked_creators (organization_id, platform, creator_id, trackings, last_at)
    SELECT organization_id, NEW.platform, NEW.creator_id, count(*), max(created_at)
    FROM trackings WHERE video_id = NEW.id GROUP BY 1 ORDER BY 1
    ON CONFLICT (organization_id, platform, creator_id) DO UPDATE
    SET trackings = tracked_creators.trackings + excluded.trackings,
      last_at = greatest(tracked_creators.last_at, excluded.last_at);
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER videos_move_creators BEFORE UPDATE OF creator_id ON "videos"
  FOR EACH ROW WHEN (OLD.creator_id IS DISTINCT FROM NEW.creator_id) EXECUTE FUNCTION move_tracked_creators();--> statement-breakpoint
CREATE INDEX "channels_by_followers" ON "channels" USING btree ("followers","id") WHERE not is_stub;--> statement-breakpoint
CREATE INDEX "channels_by_gained" ON "channels" USING btree ("gained_30d","id") WHERE not is_stub;--> statement-breakpoint
CREATE INDEX "channels_by_gained_percent" ON "channels" USING btree ("gained_percent_30d","id") WHERE not is_stub;--> statement-breakpoint
CREATE INDEX "channels_by_name" ON "channels" USING btree ("left"(lower(coalesce(nullif("name", ''), "username")), 100),"id") WHERE not is_stub;--> statement-breakpoint
CREATE INDEX "channels_by_update" ON "channels" USING btree ("profile_at","id") WHERE not is_stub;--> statement-breakpoint
CREATE INDEX "channels_by_quality" ON "channels" USING btree ("quality_grade","id") WHERE not is_stub;--> statement-breakpoint
CREATE INDEX "saved_channels_list" ON "saved_channels" USING btree ("organization_id","saved_at","channel_id");--> statement-breakpoint
-- Search by parts of names. Without the extension a search reads the channels in the list's order.
DO $$
BEGIN
  CREATE INDEX "channels_search" ON "channels" USING gin ("username" gin_trgm_ops, "name" gin_trgm_ops);
EXCEPTION
  WHEN undefined_file OR insufficient_privilege OR feature_not_supported OR undefined_object OR invalid_schema_name THEN
    RAISE NOTICE 'no search index: %', SQLERRM;
END $$;
