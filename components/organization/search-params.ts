import { createLoader, parseAsStringLiteral } from "nuqs/server";

/** Which part of the page is open; the audit log's own filters stand beside it. */
export const SECTIONS = ["members", "settings", "audit"] as const;
export type Section = (typeof SECTIONS)[number];
export const organizationParams = { tab: parseAsStringLiteral(SECTIONS).withDefault("members") };
export const loadOrganizationParams = createLoader(organizationParams);
