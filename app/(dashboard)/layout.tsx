import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { requireMembership } from "@/app/session";
import { usageQuery } from "@/components/queries";
import { makeQueryClient } from "@/components/query-client";
import { Shell } from "@/components/shell/shell";
import { Suspended } from "@/components/shell/suspended";
import { getUsage } from "@/lib/billing/usage";
import { env } from "@/lib/env";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { ctx, membership, may } = await requireMembership();
  const { organization, user } = membership;
  if (organization.suspendedAt)
    return <Suspended organization={organization.name} reason={organization.suspendedReason} />;
  const client = makeQueryClient();
  client.setQueryData(usageQuery.queryKey, await getUsage(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Shell
        organization={organization.name}
        person={{ name: user.name, email: user.email }}
        isSandbox={env().SANDBOX_URL !== undefined}
        isAdmin={user.isAdmin}
        canWrite={may("videos:write")}
      >
        {children}
      </Shell>
    </HydrationBoundary>
  );
}
