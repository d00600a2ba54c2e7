import { answerHealth } from "@/rest/health";
import { routes } from "@/rest/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: { dialect: "A", handle: (request) => answerHealth(request) },
});
