CREATE TABLE "retired_sources" (
	"source" text PRIMARY KEY NOT NULL,
	"retired_at" timestamp (3) with time zone NOT NULL,
	"retired_by" bigint,
	"reason" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "platform_calls" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform_calls" DROP CONSTRAINT "platform_calls_platform_hour_outcome_pk";--> statement-breakpoint
ALTER TABLE "platform_calls" ADD CONSTRAINT "platform_calls_platform_source_hour_outcome_pk" PRIMARY KEY("platform","source","hour","outcome");--> statement-breakpoint
-- The default is for processes of the version before, which may start trackings while this one starts.
ALTER TABLE "trackings" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Until now, every platform had one source.
UPDATE "trackings" SET "source" = CASE "platform"
	WHEN 'youtube' THEN 'youtube-data-api-v3'
	WHEN 'twitter' THEN 'x-api-v2'
	WHEN 'tiktok' THEN 'tiktok-scraper7'
	ELSE 'instagram-looter2' END;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "paid_partnership" boolean;
