import { dashboardRoute } from "@/app/api/dashboard/handle";
import { endOtherSessions } from "@/lib/sessions/end";
import { EndedSessions } from "@/lib/sessions/schemas";

export const DELETE = dashboardRoute({ right: "usage:read", answer: EndedSessions }, (ctx) => endOtherSessions(ctx));
