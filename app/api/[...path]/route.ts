import { unknownRoute } from "@/rest/routes";

// Programs call what lies below /api: they get JSON, never a page that says "not found".
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute();
