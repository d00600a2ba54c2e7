import { parseAsStringLiteral } from "nuqs/server";

export const SHOWN = ["all", "failing"] as const;

/** The page's state in the URL. */
export const jobsParams = { show: parseAsStringLiteral(SHOWN).withDefault("all") };
