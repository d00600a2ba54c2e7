import { dashboardRoute } from "@/app/api/dashboard/handle";
import { endOtherSessions } from "@/lib/people/sessions/end";
import { EndedSessions } from "@/lib/people/sessions/schemas";

export const DELETE = dashboardRoute({ right: "usage:read", answer: EndedSessions }, (ctx) => endOtherSessions(ctx));
