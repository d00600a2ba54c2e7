import { unknownRoute } from "@/rest/routes";

// Programs call paths below /api, so they get JSON rather than a "not found" page.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute();
