"use client";

import { Button } from "@heroui/react/button";
import { useInfiniteQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { DeliveryItem } from "./delivery-item";
import { deliveriesQuery } from "./queries";

export function Deliveries({ id, canReplay }: { id: string; canReplay: boolean }) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(
    deliveriesQuery(id),
  );
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <section aria-labelledby="deliveries" className="mt-8">
      <h2 id="deliveries" className="font-semibold text-base">
        Deliveries
      </h2>
      {isPending && <PlaceholderRows rows={4} label="Loading deliveries" />}
      {error && !data && (
        <ErrorState title="Deliveries couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data && deliveries.length === 0 && (
        <EmptyState title="No deliveries yet">
          Events appear here with each delivery attempt. Send a test event to check the URL.
        </EmptyState>
      )}
      {deliveries.length > 0 && (
        <ul className="mt-2 border-rule border-t">
          {deliveries.map((delivery) => (
            <DeliveryItem key={delivery.id} endpointId={id} delivery={delivery} canReplay={canReplay} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className="mt-3">
          <Button size="sm" variant="outline" isPending={isFetchingNextPage} onPress={() => fetchNextPage()}>
            Older deliveries
          </Button>
        </div>
      )}
    </section>
  );
}
