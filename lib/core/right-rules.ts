import type { KeyRole } from "@/lib/core/key-role-schemas";

/** API key roles plus the rights that exist only for members in the dashboard. */
export type Right = KeyRole | "budgets:manage" | "keys:manage" | "organization:manage" | "organization:own";
