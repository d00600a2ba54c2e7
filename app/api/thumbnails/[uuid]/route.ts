import { routes } from "@/rest/routes";
import { answerThumbnail } from "@/rest/thumbnail";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: { dialect: "A", handle: (request) => answerThumbnail(request) },
});
