import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listSessions } from "@/lib/people/sessions/list";
import { SessionList } from "@/lib/people/sessions/schemas";

export const GET = dashboardRoute({ right: "usage:read", answer: SessionList }, (ctx) => listSessions(ctx));
