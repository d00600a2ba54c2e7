import { createLoader, parseAsNumberLiteral } from "nuqs/server";
import { USAGE_DAYS } from "@/lib/developers/requests/schemas";

/** What of the page stands in the URL. */
export const usageParams = { days: parseAsNumberLiteral(USAGE_DAYS).withDefault(30) };
export const loadUsageParams = createLoader(usageParams);
