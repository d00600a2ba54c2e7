import { type Context, Hono } from "hono";
import { type Account, accountById, accountByName } from "./accounts";
import { followersOf } from "./followers";
import { answer, type GatewayRequest, json, type World } from "./gateway";
import { postsOf } from "./posts";
import { xDialect } from "./x-dialect";
import { partialError, xErrors } from "./x-errors";
import { batchOf, entries, type Fields, fieldsOf, pageSizeOf } from "./x-parameters";
import { select, userResource } from "./x-resources";
import { tweetsAnswer } from "./x-tweets";

const ID = /^[0-9]{1,19}$/;
const USERNAME = /^[A-Za-z0-9_]{1,15}$/;
const USER_ALWAYS = ["id", "name", "username"];

export function x(world: World): Hono {
  const users = (c: Context, endpoint: string, parameter: "ids" | "usernames") => {
    const values = entries(c.req.query(parameter));
    return answer(world, xDialect, c, endpoint, values, (asked) => {
      const fields = fieldsOf(c);
      if (fields instanceof Response) return fields;
      const wrong = batchOf(parameter, values, parameter === "ids" ? ID : USERNAME);
      if (wrong) return wrong;
      const find = (value: string) =>
        parameter === "ids" ? accountById("twitter", value) : accountByName("twitter", value);
      const known = new Map<string, object>();
      const errors: object[] = [];
      for (const value of new Set(values)) {
        const account = find(value);
        const error = userError(asked, account, parameter, value);
        if (error) errors.push(error);
        else known.set(account.id, userOf(asked, account, fields));
      }
      asked.charge({ user: [...known.keys()] });
      return json({
        ...(known.size > 0 ? { data: [...known.values()] } : {}),
        ...(errors.length > 0 ? { errors } : {}),
      });
    });
  };

  return new Hono()
    .get("/tweets", (c) => {
      const ids = entries(c.req.query("ids"));
      return answer(world, xDialect, c, "tweets", ids, (asked) => {
        const fields = fieldsOf(c);
        if (fields instanceof Response) return fields;
        return batchOf("ids", ids, ID) ?? json(tweetsAnswer(asked, [...new Set(ids)], fields));
      });
    })
    .get("/users/by", (c) => users(c, "users/by", "usernames"))
    .get("/users", (c) => users(c, "users", "ids"))
    .get("/users/:id/tweets", (c) =>
      answer(world, xDialect, c, "users/:id/tweets", [c.req.param("id")], (asked) => {
        const account = ownerOf(c, asked);
        if (account instanceof Response) return account;
        const fields = fieldsOf(c);
        if (fields instanceof Response) return fields;
        const size = pageSizeOf(c, 5, 100, 10);
        if (size instanceof Response) return size;
        const from = tokenOf(c);
        if (from instanceof Response) return from;
        const page = postsOf("twitter", account, asked.now, size, from);
        const meta = {
          result_count: page.ids.length,
          ...(page.ids[0] ? { newest_id: page.ids[0], oldest_id: page.ids.at(-1) } : {}),
          ...(page.next === null ? {} : { next_token: token(page.next) }),
        };
        return json({ ...(page.ids.length > 0 ? tweetsAnswer(asked, page.ids, fields) : {}), meta });
      }),
    )
    .get("/users/:id/followers", (c) =>
      answer(world, xDialect, c, "users/:id/followers", [c.req.param("id")], (asked) => {
        const account = ownerOf(c, asked);
        if (account instanceof Response) return account;
        const fields = fieldsOf(c);
        if (fields instanceof Response) return fields;
        const size = pageSizeOf(c, 1, 1000, 100);
        if (size instanceof Response) return size;
        const from = tokenOf(c);
        if (from instanceof Response) return from;
        const page = followersOf("twitter", account, asked.now, size, from);
        const data = page.followers.map((follower) => userOf(asked, follower, fields));
        asked.charge({ follower: page.followers.map(({ id }) => id) });
        const next = page.next === null ? {} : { next_token: token(page.next) };
        return json({ ...(data.length > 0 ? { data } : {}), meta: { result_count: data.length, ...next } });
      }),
    );
}

function userOf(asked: GatewayRequest, account: Account, fields: Fields): object {
  return select(userResource(account, asked.now, asked.origin, asked.faultsOf(account.id)), USER_ALWAYS, fields.user);
}

/** Handles the reserved usernames gone_… and private_… and the item faults. Returns null if the account is visible. */
function userError(asked: GatewayRequest, account: Account, parameter: string, value: string): object | null {
  const faults = asked.faultsOf(account.id);
  const host = faults.has("not_found_new_host") || faults.has("not_authorized_new_host") ? "api.x.com" : undefined;
  if (
    /^gone_/.test(account.username) ||
    asked.struckBy("all_failed") ||
    faults.has("not_found") ||
    faults.has("not_found_new_host")
  )
    return partialError("not-found", "user", parameter, value, host);
  if (/^private_/.test(account.username) || faults.has("not_authorized") || faults.has("not_authorized_new_host"))
    return partialError("not-authorized", "user", parameter, value, host);
  return null;
}

/** Returns the account in the path, or the error response. */
function ownerOf(c: Context, asked: GatewayRequest): Account | Response {
  const id = c.req.param("id") ?? "";
  if (!ID.test(id)) return xErrors.invalid("id", id, `The \`id\` query parameter value [${id}] is not valid`);
  const account = accountById("twitter", id);
  const error = userError(asked, account, "id", id);
  if (error) return json({ errors: [error] });
  return account.private ? json({ errors: [partialError("not-authorized", "user", "id", id)] }) : account;
}

const PREFIX = "7140dibdnow9c7btw";
function token(number: number): string {
  return PREFIX + number.toString(36).padStart(8, "0");
}
function tokenOf(c: Context): number | undefined | Response {
  const text = c.req.query("pagination_token");
  if (text === undefined) return undefined;
  const number = text.startsWith(PREFIX) ? Number.parseInt(text.slice(PREFIX.length), 36) : Number.NaN;
  return Number.isNaN(number)
    ? xErrors.invalid("pagination_token", text, `The \`pagination_token\` query parameter value [${text}] is not valid`)
    : number;
}
