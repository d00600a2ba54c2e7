CREATE TABLE "follow_labels" (
	"follow_id" bigint NOT NULL,
	"label_id" bigint NOT NULL,
	CONSTRAINT "follow_labels_follow_id_label_id_pk" PRIMARY KEY("follow_id","label_id")
);
--> statement-breakpoint
CREATE TABLE "follow_posts" (
	"follow_id" bigint NOT NULL,
	"external_id" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"title" text NOT NULL,
	"link" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"decided_at" timestamp (3) with time zone,
	"tracking_id" bigint,
	"committed" bigint,
	CONSTRAINT "follow_posts_follow_id_external_id_pk" PRIMARY KEY("follow_id","external_id"),
	CONSTRAINT "follow_posts_decided" CHECK (("follow_posts"."outcome" is null) = ("follow_posts"."decided_at" is null)),
	CONSTRAINT "follow_posts_started" CHECK (("follow_posts"."outcome" = 'started') = ("follow_posts"."committed" is not null))
);
--> statement-breakpoint
CREATE TABLE "followed_channels" (
	"channel_id" bigint PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"looked_up_at" timestamp (3) with time zone,
	"newest_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"channel_id" bigint NOT NULL,
	"back_posts" smallint NOT NULL,
	"include" text[] NOT NULL,
	"exclude" text[] NOT NULL,
	"min_seconds" integer,
	"days_per_post" smallint NOT NULL,
	"campaign_id" bigint,
	"max_per_day" smallint,
	"monthly_ceiling" bigint,
	"is_competitor" boolean NOT NULL,
	"status" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"has_back_posts" boolean DEFAULT false NOT NULL,
	"month" date NOT NULL,
	"month_committed" bigint DEFAULT 0 NOT NULL,
	"day" date NOT NULL,
	"day_started" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follows_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "follows_channel" UNIQUE("organization_id","channel_id"),
	CONSTRAINT "follows_back_posts" CHECK ("follows"."back_posts" between 0 and 500)
);
--> statement-breakpoint
ALTER TABLE "follow_labels" ADD CONSTRAINT "follow_labels_follow_id_follows_id_fk" FOREIGN KEY ("follow_id") REFERENCES "public"."follows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_labels" ADD CONSTRAINT "follow_labels_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_posts" ADD CONSTRAINT "follow_posts_follow_id_follows_id_fk" FOREIGN KEY ("follow_id") REFERENCES "public"."follows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_posts" ADD CONSTRAINT "follow_posts_tracking_id_trackings_id_fk" FOREIGN KEY ("tracking_id") REFERENCES "public"."trackings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followed_channels" ADD CONSTRAINT "followed_channels_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_labels_label" ON "follow_labels" USING btree ("label_id");--> statement-breakpoint
CREATE INDEX "follow_posts_list" ON "follow_posts" USING btree ("follow_id","published_at","external_id");--> statement-breakpoint
CREATE INDEX "follow_posts_outcomes" ON "follow_posts" USING btree ("follow_id","outcome");--> statement-breakpoint
CREATE INDEX "follow_posts_waiting" ON "follow_posts" USING btree ("published_at") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "follow_posts_tracking" ON "follow_posts" USING btree ("tracking_id") WHERE tracking_id is not null;--> statement-breakpoint
CREATE INDEX "followed_channels_due" ON "followed_channels" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "follows_list" ON "follows" USING btree ("organization_id","created_at","public_id");--> statement-breakpoint
CREATE INDEX "follows_active" ON "follows" USING btree ("channel_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "follows_campaign" ON "follows" USING btree ("campaign_id") WHERE campaign_id is not null;