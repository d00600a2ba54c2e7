import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listMembers } from "@/lib/people/members/list";
import { MemberList } from "@/lib/people/members/schemas";

export const GET = dashboardRoute({ right: "usage:read", answer: MemberList }, (ctx) => listMembers(ctx));
