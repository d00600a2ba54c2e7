CREATE TABLE "campaign_creators" (
	"campaign_id" bigint NOT NULL,
	"channel_id" bigint NOT NULL,
	"fee" bigint,
	"rate" bigint,
	CONSTRAINT "campaign_creators_campaign_id_channel_id_pk" PRIMARY KEY("campaign_id","channel_id")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "starts_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "budget" bigint;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "goal_metric" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "goal_value" bigint;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "goal_reached_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "emv_rates" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "required" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "brief" text;--> statement-breakpoint
ALTER TABLE "campaign_creators" ADD CONSTRAINT "campaign_creators_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_creators" ADD CONSTRAINT "campaign_creators_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_creators_channel" ON "campaign_creators" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "campaigns_list" ON "campaigns" USING btree ("organization_id","created_at","public_id");--> statement-breakpoint
CREATE INDEX "campaigns_goals" ON "campaigns" USING btree ("id") WHERE goal_value is not null and goal_reached_at is null;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_goal" CHECK (("campaigns"."goal_metric" is null) = ("campaigns"."goal_value" is null));--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_dates" CHECK ("campaigns"."ends_at" > "campaigns"."starts_at");