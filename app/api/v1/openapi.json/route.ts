import { openApiDocument } from "@/rest/openapi/openapi";
import { getOpenApiOperation } from "@/rest/operations/about";
import { bindPublic } from "@/rest/pipeline";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: bindPublic(getOpenApiOperation, openApiDocument),
});
