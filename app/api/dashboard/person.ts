import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { limitAuth } from "@/app/api/auth/limit";
import { answerJson, answerRefusal } from "@/app/api/dashboard/answers";
import { readInput, requireSameOrigin } from "@/app/api/dashboard/request";
import { currentPerson } from "@/app/session";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { CurrentPerson } from "@/lib/people/sessions/resolve";
import { PEER_HEADER } from "@/rest/client-address";
import { readJson } from "@/rest/read-body";

interface Asked<B extends z.ZodType> {
  request: Request;
  person: CurrentPerson;
  body: z.output<B>;
  origin: RequestOrigin;
}

interface Told<A extends z.ZodType> {
  answer: z.input<A>;
  /** A `Set-Cookie`. */
  cookie?: string;
}

/** Where a request comes from, for the audit log. */
export const originOf = (request: Request): RequestOrigin => ({
  address: request.headers.get(PEER_HEADER),
  requestId: randomUUID(),
});

/**
 * Handles a POST from a signed-in person, including one who belongs to no organization or to a suspended one: for routes
 * that choose, create and join organizations, and that restart a session.
 */
export function personRoute<B extends z.ZodType, A extends z.ZodType>(
  shape: { body: B; answer: A },
  verb: (asked: Asked<B>) => Promise<Told<A>>,
) {
  return async (request: Request): Promise<Response> => {
    try {
      requireSameOrigin(request);
      await limitAuth(request);
      const person = await currentPerson();
      if (!person) throw new AppError({ code: "unauthenticated", reason: "missing" });
      const { body } = readInput<z.ZodUndefined, B, z.ZodUndefined>(shape, { body: await readJson(request) });
      const { answer, cookie } = await verb({ request, person, body, origin: originOf(request) });
      return answerJson(shape.answer.parse(answer), 200, cookie ? { "Set-Cookie": cookie } : {});
    } catch (error) {
      return answerRefusal(error);
    }
  };
}
