ALTER TABLE "labels" ADD COLUMN "videos" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "videos" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Nobody changes what is counted until the triggers exist.
LOCK TABLE "trackings", "tracking_labels" IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
UPDATE "labels" l SET videos = c.n
FROM (SELECT label_id, count(*) AS n FROM "tracking_labels" GROUP BY 1) c WHERE l.id = c.label_id;--> statement-breakpoint
UPDATE "campaigns" g SET videos = c.n
FROM (SELECT campaign_id, count(*) AS n FROM "trackings" WHERE campaign_id IS NOT NULL GROUP BY 1) c
WHERE g.id = c.campaign_id;--> statement-breakpoint
CREATE FUNCTION count_labeled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE labels l SET videos = l.videos + c.n
  FROM (SELECT label_id, count(*) AS n FROM added GROUP BY 1) c WHERE l.id = c.label_id;
  RETURN NULL;
END $$;--> statement-breakpoint
-- A label that is deleted has no row left to count in.
CREATE FUNCTION count_unlabeled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE labels l SET videos = l.videos - c.n
  FROM (SELECT label_id, count(*) AS n FROM removed GROUP BY 1) c WHERE l.id = c.label_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION count_in_campaigns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE campaigns g SET videos = g.videos + c.n
  FROM (SELECT campaign_id, count(*) AS n FROM added WHERE campaign_id IS NOT NULL GROUP BY 1) c
  WHERE g.id = c.campaign_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION count_between_campaigns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE campaigns g SET videos = g.videos + c.n
  FROM (
    SELECT campaign_id, sum(n) AS n
    FROM (SELECT campaign_id, 1 AS n FROM after UNION ALL SELECT campaign_id, -1 FROM before) m
    WHERE campaign_id IS NOT NULL
    GROUP BY 1 HAVING sum(n) <> 0
  ) c
  WHERE g.id = c.campaign_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER tracking_labels_count_added AFTER INSERT ON "tracking_labels" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_labeled();--> statement-breakpoint
CREATE TRIGGER tracking_labels_count_removed AFTER DELETE ON "tracking_labels" REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_unlabeled();--> statement-breakpoint
CREATE TRIGGER trackings_count_in_campaigns AFTER INSERT ON "trackings" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_in_campaigns();--> statement-breakpoint
CREATE TRIGGER trackings_count_between_campaigns AFTER UPDATE ON "trackings" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION count_between_campaigns();
