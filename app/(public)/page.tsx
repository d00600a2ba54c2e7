import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentMembership } from "@/app/session";
import type { SampleOperation } from "@/components/landing/api-sample";
import { LandingPage } from "@/components/landing/landing-page";
import { documentedFamilies } from "@/rest/openapi/docs";
import { originOf } from "@/rest/origin";

const SHOWN = ["trackVideo", "getVideo"];

let latest: { origin: string; operations: SampleOperation[] } | undefined;

/** Kept for the latest origin: describing all operations takes longer than the rest of the page. */
function sampleOperations(origin: string): SampleOperation[] {
  if (latest?.origin !== origin) {
    const documented = documentedFamilies(origin).flatMap(({ operations }) => operations);
    latest = { origin, operations: SHOWN.flatMap((shown) => documented.filter(({ id }) => id === shown)) };
  }
  return latest.operations;
}

export default async function Landing() {
  if (await currentMembership()) redirect("/overview");
  return <LandingPage operations={sampleOperations(originOf(await headers()))} />;
}
