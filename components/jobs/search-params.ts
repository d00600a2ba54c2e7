import { parseAsStringLiteral } from "nuqs/server";

export const SHOWN = ["all", "failing"] as const;

/** What of the page stands in the URL. */
export const jobsParams = { show: parseAsStringLiteral(SHOWN).withDefault("all") };
