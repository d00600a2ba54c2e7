import { propertyText } from "@/rest/openapi/property-texts";

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const REF = "#/components/schemas/";
/** Examples for parameters whose schema has none. Outside of the schema, so that a sample call omits them. */
const PARAMETER_EXAMPLES: Record<string, string> = {
  "Idempotency-Key": "0c6f9a52-7f0e-4f0c-9a54-6f0b1c9a7d11",
  "If-None-Match": '"qKd7wrsOH4OVqA1a"',
  "webhook-id": "evt_cm5abc123def01",
  "webhook-timestamp": "1769685120",
  "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
};

/**
 * Gives every property and parameter of a generated document a description and an example: texts by name, and examples
 * from the operations' own, so they can't contradict them. Texts in a schema itself take precedence.
 */
export function describeDocument(document: Json): Json {
  const schemas = jsonOf(jsonOf(document.components).schemas);
  const fill = (schema: Json, path: readonly string[], value: unknown): void => {
    if (typeof schema.$ref === "string") {
      const name = schema.$ref.slice(REF.length);
      fill(jsonOf(schemas[name]), [name], value);
      return;
    }
    const variants = [...listOf(schema.anyOf), ...listOf(schema.oneOf)].filter(isJson);
    const fitting = variants.find((variant) => fits(variant, value, schemas));
    for (const variant of variants) fill(variant, path, variant === fitting ? value : undefined);
    // A tuple has exactly its members; some linters also require `items`.
    if (Array.isArray(schema.prefixItems)) {
      const length = schema.prefixItems.length;
      Object.assign(schema, { items: {}, minItems: length, maxItems: length });
    }
    if (isJson(schema.items)) fill(schema.items, path, listOf(value)[0]);
    for (const [name, property] of Object.entries(jsonOf(schema.properties)))
      if (isJson(property)) fillProperty(property, [...path, name], jsonOf(value)[name]);
  };
  const fillProperty = (property: Json, path: readonly string[], value: unknown): void => {
    const [description, example] = propertyText(path) ?? [];
    property.description ??= description;
    const shown = example ?? value;
    if (shown !== undefined && !("example" in property)) property.example = shown;
    fill(property, path, value);
  };
  for (const operation of operationsOf(document)) {
    for (const { schema, values } of contentsOf(operation))
      for (const value of values.length > 0 ? values : [undefined]) fill(schema, [], value);
    for (const parameter of listOf(operation.parameters).filter(isJson)) fillParameter(parameter);
  }
  return document;
}

/** Returns whether a value may match a schema, judging by member names. */
function fits(schema: Json, value: unknown, schemas: Json): boolean {
  const resolved = typeof schema.$ref === "string" ? jsonOf(schemas[schema.$ref.slice(REF.length)]) : schema;
  if (!isJson(value)) return !isJson(resolved.properties);
  const known = Object.keys(jsonOf(resolved.properties));
  return (
    listOf(resolved.required).every((name) => String(name) in value) &&
    Object.keys(value).every((name) => known.includes(name))
  );
}

const operationsOf = (document: Json): Json[] =>
  [document.paths, document.webhooks].flatMap((group) =>
    Object.values(jsonOf(group)).flatMap((item) => Object.values(jsonOf(item)).filter(isJson)),
  );

/** Returns the schemas of an operation's bodies, each with its examples. */
function contentsOf({ requestBody, responses }: Json): { schema: Json; values: unknown[] }[] {
  return [requestBody, ...Object.values(jsonOf(responses))]
    .flatMap((body) => Object.values(jsonOf(jsonOf(body).content)).filter(isJson))
    .map(({ schema, example, examples }) => ({
      schema: jsonOf(schema),
      values: [
        ...(example === undefined ? [] : [example]),
        ...Object.values(jsonOf(examples)).map((entry) => jsonOf(entry).value),
      ],
    }));
}

function fillParameter(parameter: Json): void {
  const schema = jsonOf(parameter.schema);
  parameter.description ??= schema.description;
  if ("example" in schema || "example" in parameter) return;
  const example = PARAMETER_EXAMPLES[String(parameter.name)] ?? schema.default ?? listOf(schema.enum)[0];
  if (example !== undefined) parameter.example = example;
}
