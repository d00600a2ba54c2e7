import { getCredits } from "@/lib/billing/credits";
import { getCreditsOperation } from "@/lib/billing/operations";
import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(getCreditsOperation, getCredits),
});
