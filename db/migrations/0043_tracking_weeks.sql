CREATE TABLE "tracking_weeks" (
	"organization_id" bigint NOT NULL,
	"week" date NOT NULL,
	"tracking_id" bigint NOT NULL,
	"monday" bigint DEFAULT 0 NOT NULL,
	"tuesday" bigint DEFAULT 0 NOT NULL,
	"wednesday" bigint DEFAULT 0 NOT NULL,
	"thursday" bigint DEFAULT 0 NOT NULL,
	"friday" bigint DEFAULT 0 NOT NULL,
	"saturday" bigint DEFAULT 0 NOT NULL,
	"sunday" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "tracking_weeks_organization_id_week_tracking_id_pk" PRIMARY KEY("organization_id","week","tracking_id")
);
--> statement-breakpoint
-- A batch updates every row of a page, which needs room for all of them twice.
ALTER TABLE "tracking_weeks" SET (fillfactor = 45);--> statement-breakpoint
INSERT INTO "tracking_weeks"
SELECT organization_id, date_trunc('week', day::timestamp)::date, tracking_id,
  coalesce(sum(views) FILTER (WHERE extract(isodow FROM day) = 1), 0),
  coalesce(sum(views) FILTER (WHERE extract(isodow FROM day) = 2), 0),
  coalesce(sum(views) FILTER (WHERE extract(isodow FROM day) = 3), 0),
  coalesce(sum(views) FILTER (WHERE extract(isodow FROM day) = 4), 0),
  coalesce(sum(views) FILTER (WHERE extract(isodow FROM day) = 5), 0),
  coalesce(sum(views) FILTER (WHERE extract(isodow FROM day) = 6), 0),
  coalesce(sum(views) FILTER (WHERE extract(isodow FROM day) = 7), 0)
FROM "tracking_days" GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;--> statement-breakpoint
DROP TABLE "tracking_days";
