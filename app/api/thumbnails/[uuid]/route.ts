import { routes } from "@/lib/http/routes";
import { answerThumbnail } from "@/lib/http/thumbnail";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: { dialect: "A", handle: answerThumbnail },
});
