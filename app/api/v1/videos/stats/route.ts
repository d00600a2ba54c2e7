import { unknownRoute } from "@/lib/http/routes";

// Without this file the path would be taken for the id of a video.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute();
