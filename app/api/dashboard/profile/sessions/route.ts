import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listSessions } from "@/lib/sessions/list";
import { SessionList } from "@/lib/sessions/schemas";

export const GET = dashboardRoute({ right: "usage:read", answer: SessionList }, (ctx) => listSessions(ctx));
