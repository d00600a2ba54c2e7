CREATE TABLE "ending_hours" (
	"organization_id" bigint NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"trackings" integer NOT NULL,
	CONSTRAINT "ending_hours_organization_id_hour_pk" PRIMARY KEY("organization_id","hour")
);
--> statement-breakpoint
ALTER TABLE "ending_hours" ADD CONSTRAINT "ending_hours_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "ending_hours" (organization_id, hour, trackings)
SELECT organization_id, date_trunc('hour', ends_at, 'UTC'), count(*)
FROM "trackings" WHERE status IN ('monitoring', 'paused')
GROUP BY 1, 2;--> statement-breakpoint
-- In the order of the key, so that concurrent statements don't deadlock.
CREATE FUNCTION count_endings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ending_hours (organization_id, hour, trackings)
  SELECT organization_id, date_trunc('hour', ends_at, 'UTC'), count(*)
  FROM added WHERE status IN ('monitoring', 'paused')
  GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (organization_id, hour) DO UPDATE SET trackings = ending_hours.trackings + excluded.trackings;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION move_endings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ending_hours (organization_id, hour, trackings)
  SELECT organization_id, date_trunc('hour', ends_at, 'UTC'), sum(n)
  FROM (
    SELECT organization_id, ends_at, 1 AS n FROM after WHERE status IN ('monitoring', 'paused')
    UNION ALL
    SELECT organization_id, ends_at, -1 FROM before WHERE status IN ('monitoring', 'paused')
  ) c
  GROUP BY 1, 2 HAVING sum(n) <> 0 ORDER BY 1, 2
  ON CONFLICT (organization_id, hour) DO UPDATE SET trackings = ending_hours.trackings + excluded.trackings;
  DELETE FROM ending_hours e
  USING (SELECT DISTINCT organization_id, date_trunc('hour', ends_at, 'UTC') AS hour FROM before) b
  WHERE e.organization_id = b.organization_id AND e.hour = b.hour AND e.trackings = 0;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER trackings_count_endings AFTER INSERT ON "trackings" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_endings();--> statement-breakpoint
CREATE TRIGGER trackings_move_endings AFTER UPDATE ON "trackings" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION move_endings();
