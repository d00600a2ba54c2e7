import { getUsageOperation } from "@/lib/billing/operations";
import { getUsage } from "@/lib/billing/usage";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getUsageOperation, getUsage),
});
