import { bind } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";
import { whoamiOperation } from "@/lib/keys/operations";
import { whoami } from "@/lib/keys/whoami";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bind(whoamiOperation, whoami),
});
