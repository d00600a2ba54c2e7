import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/components/api-error";

/**
 * For the provider, and one per request on the server, where a page prefetches: `const client = makeQueryClient();
 * client.setQueryData(key, …); <HydrationBoundary state={dehydrate(client)}>`.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Prefetched data is fresh enough for the first view.
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        // Offline, a request fails with an error; React Query would pause it and the page would load forever.
        networkMode: "always",
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      },
      // Paused while offline, a change would be sent after its dialog was closed and forgotten.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** Client errors are final; only server and network failures are retried. */
function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status >= 500;
}
