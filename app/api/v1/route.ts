import { API_VERSION, getRootOperation } from "@/lib/http/operations";
import { bindPublic } from "@/lib/http/pipeline";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bindPublic(getRootOperation, () => ({ version: API_VERSION }) as const),
});
