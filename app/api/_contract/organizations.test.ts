import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "@/app/api/_contract/ask";
import type { Answered } from "@/app/api/_contract/served";
import type { OrganizationContext } from "@/lib/core/context";
import type { Operation } from "@/rest/operation";
import { OPERATIONS } from "@/rest/registry";
import {
  BY_ID,
  goodBody,
  idThatNeverWas,
  named,
  newAccount,
  newKey,
  newVideo,
  organizationWith,
  resourceOf,
} from "@/test/contract";

const parties: { own: OrganizationContext; ownKey: string; foreign: OrganizationContext; foreignKey: string }[] = [];
/** Texts that only the foreign organization may read. */
const secrets: string[] = [];

beforeAll(async () => {
  const [own, foreign] = [await organizationWith({}), await organizationWith({}, { name: "Someone else" })];
  parties.push({ own, foreign, ownKey: await newKey(own), foreignKey: await newKey(foreign) });
  const { id, job_id, video_link } = await newVideo(foreign);
  await newAccount(foreign, "somebodyelse");
  secrets.push(id, job_id, video_link, "somebodyelse", foreign.organization.publicId, foreign.organization.name);
});
const party = () => {
  const [first] = parties;
  if (!first) throw new Error("no one was created");
  return first;
};

/** Returns a response without the parts that always change. */
function lasting({ status, text, headers }: Answered) {
  const { "x-request-id": _id, "x-ratelimit-remaining": _left, "x-ratelimit-reset": _reset, ...others } = headers;
  return { status, text, headers: others };
}

const isOwned = (operation: Operation) => !resourceOf(operation).isEveryones;

describe.each(named(BY_ID.filter(isOwned)))("%s", (_, operation) => {
  test("treats another organization's ID like an unknown one", async () => {
    const { foreign, ownKey, foreignKey } = party();
    const id = await resourceOf(operation).make(foreign);
    const getVideo = OPERATIONS.find((other) => other.id === "getVideo") ?? operation;
    const before = await ask(getVideo, { id, key: foreignKey });
    const refused = lasting(await ask(operation, { id, key: ownKey }));
    expect(refused.status).toBe(404);
    expect(refused).toEqual(lasting(await ask(operation, { id: idThatNeverWas(operation), key: ownKey })));
    expect((await ask(getVideo, { id, key: foreignKey })).text).toBe(before.text);
    const body = await goodBody(operation, foreign);
    const asked = operation.request.body ? { body } : {};
    expect((await ask(operation, { id, key: foreignKey, ...asked })).status).toBe(operation.status);
  });
});

test.each(named(BY_ID.filter((operation) => !isOwned(operation))))(
  "%s is shared by all organizations",
  async (_, operation) => {
    const { own, ownKey, foreignKey } = party();
    const id = await resourceOf(operation).make(own);
    const [mine, theirs] = [await ask(operation, { id, key: ownKey }), await ask(operation, { id, key: foreignKey })];
    expect(mine.status).toBe(200);
    expect(theirs.text).toBe(mine.text);
  },
);

const LISTS = OPERATIONS.filter((operation) => operation.role !== null && !BY_ID.includes(operation));
test.each(named(LISTS))("%s reveals nothing about another organization", async (_, operation) => {
  const { text } = await ask(operation, { key: party().ownKey });
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test("the same texts are returned to their own organization", async () => {
  const answers = await Promise.all(LISTS.map((operation) => ask(operation, { key: party().foreignKey })));
  const all = answers.map(({ text }) => text).join("\n");
  for (const secret of secrets) expect(all).toContain(secret);
});
