import { serve } from "@/rest/serve";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = serve("getReport", "updateReport", "deleteReport");
