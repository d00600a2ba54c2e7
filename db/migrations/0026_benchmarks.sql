CREATE TABLE "tracking_ages" (
	"tracking_id" bigint PRIMARY KEY NOT NULL,
	"organization_id" bigint NOT NULL,
	"video_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"creator_id" text,
	"published_at" timestamp (3) with time zone,
	"views" bigint[] NOT NULL,
	"last_known" smallint,
	"next_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "tracking_ages_due" ON "tracking_ages" USING btree ("next_at","tracking_id") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "tracking_ages_platform" ON "tracking_ages" USING btree ("organization_id","platform","published_at","tracking_id") WHERE last_known is not null;--> statement-breakpoint
CREATE INDEX "tracking_ages_creator" ON "tracking_ages" USING btree ("organization_id","platform","creator_id","published_at","tracking_id") WHERE last_known is not null and creator_id is not null;