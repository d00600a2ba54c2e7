import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";

export const getOpenApiOperation = defineOperation({
  id: "getOpenApi",
  method: "GET",
  path: "/openapi.json",
  dialect: "A",
  role: null,
  tag: "About",
  summary: "This document",
  description: "The OpenAPI description of every route, made from the schemas that validate. Asks for no key.",
  answer: z.record(z.string(), z.unknown()),
  answerName: "OpenApiDocument",
  example: { openapi: "3.1.0", info: { title: "Clipscope API", version: "1.0.0" }, paths: {} },
  refusals: ["method_not_allowed"],
  revalidates: true,
});
