import { SEARCH_INDEX, type SearchEntry } from "./search-entry";

let loading: Promise<readonly SearchEntry[]> | null = null;

/** Loads the index once per page load; a failed attempt is repeated by the next call. */
export function loadSearchIndex(): Promise<readonly SearchEntry[]> {
  loading ??= fetch(SEARCH_INDEX)
    .then(async (response) => {
      if (!response.ok) throw new Error(`status ${response.status}`);
      return (await response.json()) as readonly SearchEntry[];
    })
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}
