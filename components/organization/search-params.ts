import { createLoader, parseAsStringLiteral } from "nuqs/server";

/** The open section; the audit log's own filters are separate. */
export const SECTIONS = ["members", "connections", "settings", "audit"] as const;
export type Section = (typeof SECTIONS)[number];
export const organizationParams = { tab: parseAsStringLiteral(SECTIONS).withDefault("members") };
export const loadOrganizationParams = createLoader(organizationParams);
