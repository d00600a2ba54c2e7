import { headers } from "next/headers";
import { searchIndex } from "@/app/docs-site/search-index";
import { originOf } from "@/rest/origin";

/** What the search of the documentation looks through, loaded when a reader first opens it. */
export async function GET(): Promise<Response> {
  return Response.json(await searchIndex(originOf(await headers())), {
    headers: { "Cache-Control": "private, max-age=300" },
  });
}
