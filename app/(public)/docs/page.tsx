import type { Metadata } from "next";
import { headers } from "next/headers";
import { currentPerson } from "@/app/session";
import { BASICS, Basics } from "@/components/docs/basics";
import { DocsFrame } from "@/components/docs/docs-frame";
import { FamilySection } from "@/components/docs/family-section";
import { findExampleChannel } from "@/lib/channels/channels/example-channel";
import { userContext } from "@/lib/people/sessions/request-context";
import { documentedFamilies } from "@/rest/openapi/docs";
import { originOf } from "@/rest/origin";

export const metadata: Metadata = {
  title: "API reference",
  description:
    "Every endpoint of the Clipscope REST API with its parameters, responses and errors, examples to copy, and a console.",
};

export default async function DocsPage() {
  const origin = originOf(await headers());
  const person = await currentPerson();
  const membership = person?.membership ?? null;
  // Signed-in readers see examples with one of their own channels, which return data.
  const channel = person && membership && (await findExampleChannel(userContext(membership, person.session.id)));
  const families = documentedFamilies(origin, channel);
  const contents = [
    { id: "keys", name: "Basics", entries: BASICS },
    ...families.map(({ id, name, operations }) => ({
      id,
      name,
      entries: operations.map(({ id, method, path }) => ({ id, method, name: shortPath(path) })),
    })),
  ];
  return (
    <DocsFrame
      here="/docs"
      title="API reference"
      description="Every endpoint with its parameters, responses and errors, examples to copy, and a console that calls it with your own key."
      contents={contents}
      isSignedIn={membership !== null}
    >
      <Basics origin={origin} />
      {families.map((family) => (
        <FamilySection key={family.id} family={family} />
      ))}
    </DocsFrame>
  );
}

/** Shortens a path that is too long for the side bar to its end. */
function shortPath(path: string): string {
  if (path.length <= 26) return path;
  const segments = path.split("/");
  let short = "";
  for (const segment of segments.reverse()) {
    if (short !== "" && short.length + segment.length > 24) break;
    short = `/${segment}${short}`;
  }
  return `…${short}`;
}
