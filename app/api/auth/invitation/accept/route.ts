import { serve } from "@/app/api/dashboard/handle";
import { acceptInvitation } from "@/rest/dashboard/endpoints/invitation";

export const POST = serve(acceptInvitation);
