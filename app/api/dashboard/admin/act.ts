import type { z } from "zod";
import { OrganizationId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import type { OrganizationContext } from "@/lib/core/context";
import { getOrganization } from "@/lib/operations/admin/get-organization";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import { OrganizationDetail } from "@/lib/operations/admin/schemas";

/** A route by which an admin changes an organization: it answers with how the organization stands afterwards. */
export const actRoute = <B extends z.ZodType>(
  body: B,
  verb: (ctx: OrganizationContext, organizationId: number, input: z.output<B>) => Promise<unknown>,
) =>
  dashboardRoute(
    { right: "admin", isIdempotent: true, params: OrganizationId, body, answer: OrganizationDetail },
    async (ctx, input) => {
      const { id } = await openOrganization(ctx, input.params.id);
      await verb(ctx, id, input.body);
      return getOrganization(ctx, input.params);
    },
  );
