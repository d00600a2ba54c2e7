CREATE SCHEMA "executor";
--> statement-breakpoint
CREATE TABLE "accounts" (
	"organization_id" bigint PRIMARY KEY NOT NULL,
	"balance" bigint NOT NULL,
	"uncharged" bigint NOT NULL,
	"charged" bigint NOT NULL,
	"snapshots" bigint NOT NULL,
	"points_allotted" integer NOT NULL,
	"points_purchased" integer NOT NULL,
	CONSTRAINT "accounts_balance" CHECK ("accounts"."balance" >= 0),
	CONSTRAINT "accounts_spendable" CHECK ("accounts"."balance" >= "accounts"."uncharged" and "accounts"."uncharged" >= 0),
	CONSTRAINT "accounts_points" CHECK ("accounts"."points_allotted" >= 0 and "accounts"."points_purchased" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"unit" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"balance_after" bigint NOT NULL,
	"idempotency_key" text NOT NULL,
	"note" text,
	"details" jsonb,
	"created_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_entries_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "ledger_entries_once" UNIQUE("organization_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "usage_hours" (
	"organization_id" bigint NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"snapshots" integer NOT NULL,
	"amount" bigint NOT NULL,
	"sealed_at" timestamp (3) with time zone,
	CONSTRAINT "usage_hours_organization_id_hour_pk" PRIMARY KEY("organization_id","hour")
);
--> statement-breakpoint
CREATE TABLE "audience_imports" (
	"organization_id" bigint NOT NULL,
	"channel_id" bigint NOT NULL,
	"audience" jsonb NOT NULL,
	"imported_by" bigint,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audience_imports_organization_id_channel_id_pk" PRIMARY KEY("organization_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "channel_posts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channel_posts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid NOT NULL,
	"channel_id" bigint NOT NULL,
	"external_id" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"caption" text NOT NULL,
	"tags" text[] NOT NULL,
	"link" text NOT NULL,
	"views" bigint,
	"likes" bigint,
	"comments" bigint,
	"shares" bigint,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_posts_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "channel_posts_identity" UNIQUE("channel_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "channel_stats" (
	"channel_id" bigint NOT NULL,
	"day" date NOT NULL,
	"followers" bigint,
	"follows" bigint,
	"post_count" bigint,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_stats_channel_id_day_pk" PRIMARY KEY("channel_id","day")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid NOT NULL,
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"username" text NOT NULL,
	"username_key" text NOT NULL,
	"posts_id" text,
	"name" text,
	"description" text,
	"picture_url" text,
	"country" text,
	"categories_primary" text[] NOT NULL,
	"categories_secondary" text[] NOT NULL,
	"is_private" boolean DEFAULT false NOT NULL,
	"followers" bigint,
	"follows" bigint,
	"post_count" bigint,
	"profile_at" timestamp (3) with time zone NOT NULL,
	"profile_due_at" timestamp (3) with time zone,
	"posts_due_at" timestamp (3) with time zone,
	"sample_due_at" timestamp (3) with time zone,
	"profile_failures" integer DEFAULT 0 NOT NULL,
	"posts_failures" integer DEFAULT 0 NOT NULL,
	"sample_failures" integer DEFAULT 0 NOT NULL,
	"unavailable_at" timestamp (3) with time zone,
	"wanted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channels_uuid_unique" UNIQUE("uuid"),
	CONSTRAINT "channels_identity" UNIQUE("platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "follower_samples" (
	"channel_id" bigint PRIMARY KEY NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"size" integer NOT NULL,
	"followers" bigint
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"post_id" bigint NOT NULL,
	"channel_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"username_key" text NOT NULL,
	CONSTRAINT "mentions_post_id_username_key_pk" PRIMARY KEY("post_id","username_key")
);
--> statement-breakpoint
CREATE TABLE "sampled_followers" (
	"channel_id" bigint NOT NULL,
	"external_id" text NOT NULL,
	"username" text NOT NULL,
	"picture_url" text,
	"country" text,
	"followers" bigint,
	"follows" bigint,
	"post_count" bigint,
	"flags" integer NOT NULL,
	"quality_class" integer NOT NULL,
	CONSTRAINT "sampled_followers_channel_id_external_id_pk" PRIMARY KEY("channel_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "saved_channels" (
	"organization_id" bigint NOT NULL,
	"channel_id" bigint NOT NULL,
	"saved_by" bigint,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_channels_organization_id_channel_id_pk" PRIMARY KEY("organization_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"slot_at" timestamp (3) with time zone NOT NULL,
	"chunk" integer NOT NULL,
	"first_video_id" bigint NOT NULL,
	"last_video_id" bigint NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"outcome" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "batches_identity" UNIQUE("platform","slot_at","chunk")
);
--> statement-breakpoint
CREATE TABLE "collection_clock" (
	"id" smallint PRIMARY KEY NOT NULL,
	"claimed_through" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform_quotas" (
	"platform" text NOT NULL,
	"bucket" text NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL,
	"used" integer NOT NULL,
	"limit" integer,
	"blocked_until" timestamp (3) with time zone,
	"blocked_as" text,
	CONSTRAINT "platform_quotas_platform_bucket_pk" PRIMARY KEY("platform","bucket")
);
--> statement-breakpoint
CREATE TABLE "executor"."crons" (
	"function_id" text NOT NULL,
	"expression" text NOT NULL,
	"last_slot" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "crons_function_id_expression_pk" PRIMARY KEY("function_id","expression")
);
--> statement-breakpoint
CREATE TABLE "executor"."events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "executor"."heartbeat" (
	"id" smallint PRIMARY KEY NOT NULL,
	"process_id" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "executor"."runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"event" json NOT NULL,
	"status" text NOT NULL,
	"lease" uuid,
	"attempt" integer NOT NULL,
	"output" json,
	"error" json,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "executor"."steps" (
	"run_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"position" integer,
	"attempt" integer NOT NULL,
	"memo" json,
	"wake_at" timestamp (3) with time zone,
	CONSTRAINT "steps_run_id_id_pk" PRIMARY KEY("run_id","id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"hint" text NOT NULL,
	"roles" text[] NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"created_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "api_keys_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"organization_id" bigint NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"lock_token" text NOT NULL,
	"locked_at" timestamp (3) with time zone NOT NULL,
	"response_status" integer,
	"response_body" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_organization_id_method_path_key_pk" PRIMARY KEY("organization_id","method","path","key")
);
--> statement-breakpoint
CREATE TABLE "email_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"organization_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"role" text NOT NULL,
	"mail_on_completion" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "members_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organizations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"name" text NOT NULL,
	"plan" text DEFAULT 'free' NOT NULL,
	"rate_limit_per_minute" integer,
	"max_concurrent_videos" integer,
	"points_per_month" integer,
	"price_per_snapshot" bigint NOT NULL,
	"low_balance_threshold" bigint NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"points_renew_at" timestamp (3) with time zone NOT NULL,
	"points_anchor" timestamp (3) with time zone NOT NULL,
	"low_balance_told_at" timestamp (3) with time zone,
	"paused_told_at" timestamp (3) with time zone,
	"suspended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organizations_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"is_admin" boolean DEFAULT false NOT NULL,
	"email_confirmed_at" timestamp (3) with time zone,
	"password_changed_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"is_kept" boolean DEFAULT false NOT NULL,
	"failed_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "social_account_counts" (
	"account_id" bigint NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"subscribers" bigint NOT NULL,
	CONSTRAINT "social_account_counts_account_id_read_at_pk" PRIMARY KEY("account_id","read_at")
);
--> statement-breakpoint
CREATE TABLE "social_accounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "social_accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"type" text NOT NULL,
	"username" text NOT NULL,
	"external_id" text,
	"current" bigint,
	"previous" bigint,
	"last_synced_at" timestamp (3) with time zone,
	"last_attempt_at" timestamp (3) with time zone,
	"last_error" text,
	"claimed_until" timestamp (3) with time zone,
	"is_removed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "social_accounts_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "social_accounts_identity" UNIQUE("organization_id","type","username")
);
--> statement-breakpoint
CREATE TABLE "gaps" (
	"tracking_id" bigint NOT NULL,
	"hour" smallint NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gaps_tracking_id_hour_pk" PRIMARY KEY("tracking_id","hour")
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"tracking_id" bigint NOT NULL,
	"hour" smallint NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"views" bigint,
	"likes" bigint,
	"comments" bigint,
	"shares" bigint,
	"saves" bigint,
	"provider" text NOT NULL,
	CONSTRAINT "snapshots_tracking_id_hour_pk" PRIMARY KEY("tracking_id","hour")
);
--> statement-breakpoint
CREATE TABLE "thumbnails" (
	"video_id" bigint PRIMARY KEY NOT NULL,
	"webp" "bytea",
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"fetched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trackings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "trackings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"job_id" text NOT NULL,
	"uuid" uuid NOT NULL,
	"organization_id" bigint NOT NULL,
	"video_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"slot" smallint NOT NULL,
	"video_link" text NOT NULL,
	"duration_days" smallint NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"cost" bigint,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trackings_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "trackings_job_id_unique" UNIQUE("job_id"),
	CONSTRAINT "trackings_uuid_unique" UNIQUE("uuid")
);
--> statement-breakpoint
CREATE TABLE "video_state" (
	"tracking_id" bigint PRIMARY KEY NOT NULL,
	"latest_at" timestamp (3) with time zone,
	"settled_hour" smallint NOT NULL,
	"snapshots" smallint NOT NULL,
	"views" bigint,
	"likes" bigint,
	"comments" bigint,
	"shares" bigint,
	"saves" bigint,
	"bad_hours" smallint NOT NULL,
	"last_bad_hour" smallint
);
--> statement-breakpoint
CREATE TABLE "videos" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "videos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"slot" smallint NOT NULL,
	"canonical_url" text NOT NULL,
	"title" text,
	"description" text,
	"creator" text,
	"creator_id" text,
	"thumbnail_url" text,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"metadata_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "videos_identity" UNIQUE("platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"delivery_id" bigint NOT NULL,
	"attempt" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body" text,
	"error" text,
	CONSTRAINT "webhook_attempts_delivery_id_attempt_pk" PRIMARY KEY("delivery_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"endpoint_id" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_deliveries_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_endpoints_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret_encrypted" text NOT NULL,
	"previous_secret_encrypted" text,
	"previous_secret_until" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"disabled_reason" text,
	"is_removed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_endpoints_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_hours" ADD CONSTRAINT "usage_hours_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audience_imports" ADD CONSTRAINT "audience_imports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audience_imports" ADD CONSTRAINT "audience_imports_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_posts" ADD CONSTRAINT "channel_posts_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_stats" ADD CONSTRAINT "channel_stats_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follower_samples" ADD CONSTRAINT "follower_samples_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_post_id_channel_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."channel_posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sampled_followers" ADD CONSTRAINT "sampled_followers_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_channels" ADD CONSTRAINT "saved_channels_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_channels" ADD CONSTRAINT "saved_channels_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executor"."steps" ADD CONSTRAINT "steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "executor"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_tokens" ADD CONSTRAINT "email_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social_account_counts" ADD CONSTRAINT "social_account_counts_account_id_social_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."social_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social_accounts" ADD CONSTRAINT "social_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thumbnails" ADD CONSTRAINT "thumbnails_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trackings" ADD CONSTRAINT "trackings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trackings" ADD CONSTRAINT "trackings_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_state" ADD CONSTRAINT "video_state_tracking_id_trackings_id_fk" FOREIGN KEY ("tracking_id") REFERENCES "public"."trackings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_webhook_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."webhook_deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_list" ON "ledger_entries" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "usage_hours_open" ON "usage_hours" USING btree ("hour") WHERE sealed_at is null;--> statement-breakpoint
CREATE INDEX "channel_posts_list" ON "channel_posts" USING btree ("channel_id","published_at","id");--> statement-breakpoint
CREATE INDEX "channels_username" ON "channels" USING btree ("platform","username_key");--> statement-breakpoint
CREATE INDEX "channels_profile_due" ON "channels" USING btree ("profile_due_at");--> statement-breakpoint
CREATE INDEX "channels_posts_due" ON "channels" USING btree ("posts_due_at");--> statement-breakpoint
CREATE INDEX "channels_sample_due" ON "channels" USING btree ("sample_due_at");--> statement-breakpoint
CREATE INDEX "mentions_incoming" ON "mentions" USING btree ("platform","username_key","channel_id");--> statement-breakpoint
CREATE INDEX "mentions_outgoing" ON "mentions" USING btree ("channel_id","username_key");--> statement-breakpoint
CREATE INDEX "sampled_followers_who" ON "sampled_followers" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "batches_open" ON "batches" USING btree ("status","slot_at");--> statement-breakpoint
CREATE INDEX "events_received" ON "executor"."events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "runs_list" ON "executor"."runs" USING btree ("function_id","queued_at");--> statement-breakpoint
CREATE INDEX "runs_open" ON "executor"."runs" USING btree ("status") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "runs_finished" ON "executor"."runs" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "api_keys_organization" ON "api_keys" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE delivered_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "outbox_list" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "social_accounts_list" ON "social_accounts" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "trackings_due" ON "trackings" USING btree ("slot","platform","video_id") WHERE status = 'monitoring';--> statement-breakpoint
CREATE INDEX "trackings_list" ON "trackings" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "trackings_active" ON "trackings" USING btree ("organization_id") WHERE status in ('monitoring', 'paused');--> statement-breakpoint
CREATE INDEX "trackings_running" ON "trackings" USING btree ("ends_at") WHERE status in ('monitoring', 'paused');--> statement-breakpoint
CREATE INDEX "trackings_video" ON "trackings" USING btree ("video_id","organization_id");--> statement-breakpoint
CREATE INDEX "videos_creator" ON "videos" USING btree ("platform","creator_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("next_attempt_at") WHERE delivered_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_list" ON "webhook_deliveries" USING btree ("endpoint_id","created_at","id");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_list" ON "webhook_endpoints" USING btree ("organization_id");