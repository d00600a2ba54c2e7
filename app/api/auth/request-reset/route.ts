import { serve } from "@/app/api/dashboard/handle";
import { requestReset } from "@/rest/dashboard/endpoints/account";

export const POST = serve(requestReset);
