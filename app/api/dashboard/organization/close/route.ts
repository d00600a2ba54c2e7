import { z } from "zod";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { closeOrganization } from "@/lib/people/organizations/close";
import { CloseOrganizationRequest } from "@/lib/people/organizations/schemas";

const Closed = z.object({ id: z.string(), stopped_videos: z.int() });

export const POST = dashboardRoute(
  { right: "organization:manage", body: CloseOrganizationRequest, answer: Closed },
  (ctx, { body }) => closeOrganization(ctx, body),
);
