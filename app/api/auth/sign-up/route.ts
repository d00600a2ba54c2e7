import { serve } from "@/app/api/dashboard/handle";
import { signUp } from "@/rest/dashboard/endpoints/account";

export const POST = serve(signUp);
