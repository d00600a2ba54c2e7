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
	"price_per_snapshot" bigint NOT NULL,
	"low_balance_threshold" bigint NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
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
	"failed_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_public_id_unique" UNIQUE("public_id")
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
	"organization_id" bigint NOT NULL,
	"video_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"slot" smallint NOT NULL,
	"video_link" text NOT NULL,
	"duration_days" smallint NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trackings_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "trackings_job_id_unique" UNIQUE("job_id")
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
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_hours" ADD CONSTRAINT "usage_hours_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executor"."steps" ADD CONSTRAINT "steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "executor"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_tokens" ADD CONSTRAINT "email_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thumbnails" ADD CONSTRAINT "thumbnails_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trackings" ADD CONSTRAINT "trackings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trackings" ADD CONSTRAINT "trackings_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "video_state" ADD CONSTRAINT "video_state_tracking_id_trackings_id_fk" FOREIGN KEY ("tracking_id") REFERENCES "public"."trackings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_list" ON "ledger_entries" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "usage_hours_open" ON "usage_hours" USING btree ("hour") WHERE sealed_at is null;--> statement-breakpoint
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
CREATE INDEX "trackings_due" ON "trackings" USING btree ("slot","platform","video_id") WHERE status = 'monitoring';--> statement-breakpoint
CREATE INDEX "trackings_list" ON "trackings" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "trackings_active" ON "trackings" USING btree ("organization_id") WHERE status in ('monitoring', 'paused');--> statement-breakpoint
CREATE INDEX "trackings_running" ON "trackings" USING btree ("ends_at") WHERE status in ('monitoring', 'paused');--> statement-breakpoint
CREATE INDEX "trackings_video" ON "trackings" USING btree ("video_id","organization_id");