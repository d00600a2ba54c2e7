import { headers } from "next/headers";
import { llmsText } from "@/app/docs-site/markdown-twin";
import { originOf } from "@/rest/origin";

export async function GET(): Promise<Response> {
  return new Response(llmsText(originOf(await headers())), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
