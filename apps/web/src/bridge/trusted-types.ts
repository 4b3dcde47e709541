/** As much of Trusted Types as this app needs; not every browser has them. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The only scripts ever started by an address are the app's own, from the folder that the node serves. */
function ownScript(url: string): string {
  const { origin, href } = new URL(url, globalThis.location.href);
  if (origin === globalThis.location.origin) return href;
  throw new TypeError("Only the app's own scripts are started.");
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy("longtable", { createScriptURL: ownScript });

/** An address of a script, checked; a TrustedScriptURL where the browser has them. */
export function trustedScriptUrl(url: string): string {
  return policy?.createScriptURL(url) ?? ownScript(url);
}
