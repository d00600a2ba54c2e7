import { cache } from "react";
import { currentPerson } from "@/app/session";
import { findExampleChannel } from "@/lib/channels/channels/example-channel";
import { lacksSecondFactor } from "@/lib/people/sessions/membership";
import { userContext } from "@/lib/people/sessions/request-context";
import { documentedFamilies } from "@/rest/openapi/docs";
import type { DocumentedFamily } from "@/rest/schemas";

/** One entry: an installation has one public origin, and forged hosts must not fill the memory. */
let last: { origin: string; families: DocumentedFamily[] } | null = null;

/** Returns all families with the documented examples. */
export function familiesAt(origin: string): DocumentedFamily[] {
  if (last?.origin !== origin) last = { origin, families: documentedFamilies(origin) };
  return last.families;
}

/** Returns all families; for signed-in readers, examples use one of their own channels, which return data. */
export const familiesForReader = cache(async (origin: string): Promise<DocumentedFamily[]> => {
  const person = await currentPerson();
  const channel =
    person?.membership &&
    !lacksSecondFactor(person.membership) &&
    (await findExampleChannel(userContext(person.membership, person.session.id)));
  return channel ? documentedFamilies(origin, channel) : familiesAt(origin);
});
