CREATE TABLE "auto_top_up_proposals" (
	"organization_id" bigint PRIMARY KEY NOT NULL,
	"below" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"monthly" bigint NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "is_stub" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "sample_buying_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "auto_top_up_proposals" ADD CONSTRAINT "auto_top_up_proposals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;