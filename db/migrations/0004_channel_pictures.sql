CREATE TABLE "channel_pictures" (
	"channel_id" bigint PRIMARY KEY NOT NULL,
	"webp" "bytea",
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "channel_pictures" ADD CONSTRAINT "channel_pictures_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;