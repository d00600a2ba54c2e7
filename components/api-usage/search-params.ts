import { createLoader, parseAsNumberLiteral } from "nuqs/server";
import { USAGE_DAYS } from "@/lib/developers/api-usage/schemas";

/** URL parameters of the page. */
export const usageParams = { days: parseAsNumberLiteral(USAGE_DAYS).withDefault(30) };
export const loadUsageParams = createLoader(usageParams);
