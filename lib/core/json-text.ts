/** A response that is JSON text already. Its writer proves the schema in tests: no schema checks it when it is sent. */
export class JsonText {
  constructor(readonly text: string) {}
}
