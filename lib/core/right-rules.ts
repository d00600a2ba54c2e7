import type { KeyRole } from "@/lib/core/key-role-schemas";

/** API key roles plus the rights that exist only for members in the dashboard. */
export type Right = KeyRole | "keys:manage" | "organization:manage" | "organization:own";
