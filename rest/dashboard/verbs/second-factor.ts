import * as changes from "@/lib/people/second-factor/change";
import * as state from "@/lib/people/second-factor/get";
import * as proof from "@/lib/people/second-factor/prove";
import * as setup from "@/lib/people/second-factor/set-up";
import type * as endpoints from "@/rest/dashboard/endpoints/second-factor";
import type { VerbsOf } from "@/rest/dashboard/verb";

type Verbs = VerbsOf<typeof endpoints>;

export const getSecondFactor: Verbs["getSecondFactor"] = async (visitor) => ({
  answer: await state.getSecondFactor(visitor.personContext()),
});

export const proveIdentity: Verbs["proveIdentity"] = async (visitor, input) => {
  await proof.proveIdentity(visitor.personContext(), input, visitor.address);
  return { answer: { is_proved: true } };
};

export const startSetup: Verbs["startSetup"] = async (visitor, input) => ({
  answer: await setup.startSetup(visitor.personContext(), input, visitor.address),
});

export const confirmSetup: Verbs["confirmSetup"] = async (visitor, input) => ({
  answer: await setup.confirmSetup(visitor.personContext(), input),
});

export const turnOff: Verbs["turnOff"] = async (visitor, input) => {
  await changes.turnOff(visitor.personContext(), input, visitor.address);
  return { answer: await state.getSecondFactor(visitor.personContext()) };
};

export const renewCodes: Verbs["renewCodes"] = async (visitor, input) => ({
  answer: await changes.renewCodes(visitor.personContext(), input, visitor.address),
});
