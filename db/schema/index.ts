export * from "@/db/schema/billing";
export * from "@/db/schema/collection";
export * from "@/db/schema/executor";
export * from "@/db/schema/keys";
export * from "@/db/schema/organizations";
export * from "@/db/schema/outbox";
export * from "@/db/schema/videos";
