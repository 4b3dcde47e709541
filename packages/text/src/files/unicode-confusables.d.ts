/** The package ships its types under a name that no compiler finds. */
declare module "unicode-confusables" {
  /** Each code point of `text`, with the prototype of its confusable class in Unicode TR 39's data where it has another. */
  export function confusables(text: string): readonly { readonly point: string; readonly similarTo?: string }[];
}
