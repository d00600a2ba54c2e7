ALTER TABLE "auto_top_up_proposals" ADD COLUMN "public_id" text;--> statement-breakpoint
-- Proposals that wait for a decision get an ID of the usual form.
UPDATE "auto_top_up_proposals" SET "public_id" = 'p' || left(replace(gen_random_uuid()::text, '-', ''), 23);--> statement-breakpoint
ALTER TABLE "auto_top_up_proposals" ALTER COLUMN "public_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "auto_top_up_proposals" ADD COLUMN "declined_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "auto_top_up_proposals" ADD COLUMN "declined_reason" text;--> statement-breakpoint
ALTER TABLE "auto_top_up_proposals" ADD CONSTRAINT "auto_top_up_proposals_public_id_unique" UNIQUE("public_id");
