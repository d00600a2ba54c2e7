import { serve } from "@/app/api/dashboard/handle";
import { confirmEmailChange } from "@/rest/dashboard/endpoints/account";

export const POST = serve(confirmEmailChange);
