import { getUsage } from "@/lib/billing/usage";
import { getUsageOperation } from "@/rest/operations/billing";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getUsageOperation, getUsage),
});
