import { getCredits } from "@/lib/billing/credits";
import { getCreditsOperation } from "@/rest/operations/billing";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getCreditsOperation, getCredits),
});
