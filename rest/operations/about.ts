import { z } from "zod";
import { defineOperation, type Operation } from "@/rest/operation";

export const getOpenApiOperation = defineOperation({
  id: "getOpenApi",
  method: "GET",
  path: "/openapi.json",
  dialect: "A",
  role: null,
  tag: "About",
  summary: "Get the OpenAPI document",
  description:
    "Returns the OpenAPI description of every route, generated from the schemas that validate requests. Needs no API key.",
  answer: z.record(z.string(), z.unknown()),
  answerName: "OpenApiDocument",
  example: { openapi: "3.1.0", info: { title: "Clipscope API", version: "1.0.0" }, paths: {} },
  refusals: ["method_not_allowed"],
  revalidates: true,
});

export const API_VERSION = "1.0.0";

export const getRootOperation = defineOperation({
  id: "getRoot",
  method: "GET",
  path: "/",
  dialect: "C",
  role: null,
  tag: "About",
  summary: "Get the API version",
  description: "Needs no API key.",
  answer: z.object({ version: z.literal(API_VERSION) }),
  answerName: "ApiMetadata",
  example: { version: API_VERSION },
  refusals: ["method_not_allowed"],
});

const ignored = (description: string, example: string) =>
  z
    .string()
    .optional()
    .meta({ description: `${description}. Ignored: the price does not depend on it`, example });
/** Documented on `OPTIONS`, with any value. */
const PriceQuery = z.object({
  username: ignored("Username of a channel", "dior"),
  media: ignored("Platform of a channel", "instagram"),
  page: ignored("Page of a list", "1"),
  period: ignored("Days of a history", "90"),
});

/** Returns whether `OPTIONS` answers a price: all of family C, including free operations. */
export const isPriced = ({ dialect, method }: Operation): boolean => dialect === "C" && method === "GET";

/** Returns the operation that answers a call's price with `OPTIONS` on the same path. */
export const priceOperationOf = (operation: Operation): Operation =>
  defineOperation({
    id: `${operation.id}Price`,
    // The document lists it under OPTIONS; this method means that there is no body.
    method: "GET",
    path: operation.path,
    dialect: operation.dialect,
    role: "any",
    tag: operation.tag,
    summary: `Get the price: ${operation.summary}`,
    description: "Returns the credits that a successful GET costs. Free, works with any key, and needs no parameters.",
    request: { params: operation.request.params, query: PriceQuery },
    answer: z.object({ credits: z.int() }),
    answerName: "Price",
    example: { credits: operation.credits },
    refusals: operation.role === null ? ["unauthenticated", "rate_limited"] : [],
  });
