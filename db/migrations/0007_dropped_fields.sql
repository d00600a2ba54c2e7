CREATE TABLE "platform_dropped_fields" (
	"platform" text NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"field" text NOT NULL,
	"times" bigint NOT NULL,
	CONSTRAINT "platform_dropped_fields_platform_hour_field_pk" PRIMARY KEY("platform","hour","field")
);
