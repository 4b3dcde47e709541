import { InvalidArgumentError } from "commander";

/** A node's address as it was typed, once it can be one: http or https. Refuses any other word, before anything is done. */
export function nodeOrigin(text: string): string {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new InvalidArgumentError("A node's address is such as https://talks.example.");
  }
  return text;
}
