CREATE SCHEMA "executor";
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
ALTER TABLE "executor"."steps" ADD CONSTRAINT "steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "executor"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_received" ON "executor"."events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "runs_list" ON "executor"."runs" USING btree ("function_id","queued_at");--> statement-breakpoint
CREATE INDEX "runs_open" ON "executor"."runs" USING btree ("status") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "runs_finished" ON "executor"."runs" USING btree ("finished_at");