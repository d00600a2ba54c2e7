import { serve } from "@/app/api/dashboard/handle";
import { joinByInvitation } from "@/rest/dashboard/endpoints/invitation";

export const POST = serve(joinByInvitation);
