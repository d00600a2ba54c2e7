import type { operations, webhooks } from "./generated/schema.js";

/** `never` if every part of a type is specified; otherwise the names of its `unknown` and `any` parts. */
export type Vague<T, Name extends string = ""> = 0 extends 1 & T
  ? `${Name} is any`
  : unknown extends T
    ? `${Name} is unknown`
    : T extends readonly (infer Item)[]
      ? Vague<Item, `${Name}[]`>
      : T extends object
        ? { [Key in keyof T & string]-?: Vague<T[Key], `${Name}.${Key}`> }[keyof T & string]
        : never;

/** Compiles only if nothing is vague; otherwise the compiler's error names the vague parts. */
export type Clear<Found extends never> = Found;

type Body<Answer> = Answer extends { content: infer Content } ? Content[keyof Content] : never;
type Answers<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Body<Responses[Status]> }[keyof Responses]
  : never;

/** Every response and error of every operation. An OpenAPI document is described by its own specification. */
export type Operations = Clear<
  {
    [Id in Exclude<keyof operations, "getOpenApi">]: Vague<Answers<operations[Id]>, Id>;
  }[Exclude<keyof operations, "getOpenApi">]
>;

type Sent<Webhook> = Webhook extends { post: { requestBody: infer Request } } ? Body<Request> : never;
export type Webhooks = Clear<{ [Type in keyof webhooks & string]: Vague<Sent<webhooks[Type]>, Type> }[keyof webhooks]>;
