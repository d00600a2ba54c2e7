import * as deletion from "@/lib/people/account/delete";
import * as exporting from "@/lib/people/account/export";
import type * as endpoints from "@/rest/dashboard/endpoints/account-data";
import type { VerbsOf } from "@/rest/dashboard/verb";

type Verbs = VerbsOf<typeof endpoints>;

export const exportAccount: Verbs["exportAccount"] = async (visitor) => ({
  answer: await exporting.exportAccount(visitor.personContext()),
});

export const deleteAccount: Verbs["deleteAccount"] = async (visitor, input) => {
  await deletion.deleteAccount(visitor.personContext(), input);
  return { answer: { deleted: true } };
};
