import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listMembers } from "@/lib/members/list";
import { MemberList } from "@/lib/members/schemas";

export const GET = dashboardRoute({ right: "usage:read", answer: MemberList }, (ctx) => listMembers(ctx));
