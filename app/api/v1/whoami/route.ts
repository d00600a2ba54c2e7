import { whoami } from "@/lib/developers/keys/whoami";
import { whoamiOperation } from "@/rest/operations/keys";
import { bind } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(whoamiOperation, whoami),
});
