DROP INDEX "follow_posts_waiting";--> statement-breakpoint
ALTER TABLE "follow_posts" ADD COLUMN "start_at" timestamp (3) with time zone;--> statement-breakpoint
-- Posts that wait already are due.
UPDATE "follow_posts" SET "start_at" = "seen_at" WHERE "outcome" IS NULL;--> statement-breakpoint
CREATE INDEX "follow_posts_waiting" ON "follow_posts" USING btree ("start_at","published_at") WHERE outcome is null;--> statement-breakpoint
ALTER TABLE "follow_posts" ADD CONSTRAINT "follow_posts_due" CHECK (("follow_posts"."outcome" is null) = ("follow_posts"."start_at" is not null));
