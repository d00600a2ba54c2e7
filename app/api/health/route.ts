import { answerHealth } from "@/lib/http/health";
import { routes } from "@/lib/http/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: { dialect: "A", handle: (request) => answerHealth(request) },
});
