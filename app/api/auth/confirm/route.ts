import { serve } from "@/app/api/dashboard/handle";
import { confirmEmail } from "@/rest/dashboard/endpoints/account";

export const POST = serve(confirmEmail);
