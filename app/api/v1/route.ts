import { API_VERSION, getRootOperation } from "@/rest/operations/about";
import { bindPublic } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bindPublic(getRootOperation, () => ({ version: API_VERSION }) as const),
});
