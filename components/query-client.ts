import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/components/api-error";

/**
 * For the provider, and one a request on the server, where a page prefetches:
 * `const client = makeQueryClient(); client.setQueryData(key, …); <HydrationBoundary state={dehydrate(client)}>`.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // What the server prefetched is fresh enough for the first look.
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        // Offline, a request fails and says so; React Query would park it and the page would load forever.
        networkMode: "always",
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      },
      // Parked while offline, a change would be made after its dialog was closed and forgotten.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** A refusal stays a refusal; only faults of the server or the line may pass. */
function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status >= 500;
}
