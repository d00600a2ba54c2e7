ALTER TABLE "auto_top_up_proposals" ADD COLUMN "public_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "auto_top_up_proposals" ADD COLUMN "declined_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "auto_top_up_proposals" ADD COLUMN "declined_reason" text;--> statement-breakpoint
ALTER TABLE "auto_top_up_proposals" ADD CONSTRAINT "auto_top_up_proposals_public_id_unique" UNIQUE("public_id");