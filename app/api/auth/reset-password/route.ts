import { serve } from "@/app/api/dashboard/handle";
import { resetPassword } from "@/rest/dashboard/endpoints/account";

export const POST = serve(resetPassword);
