import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";

import { NodeError } from "../error.ts";

/** How an operator has a node reached. */
export interface AddressOptions {
  readonly host: string;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** The origin of the HTTPS proxy before the node. */
  readonly proxyOrigin?: string;
}

/** A node's address before it listens. */
export interface Address {
  /** PEM, when the node speaks HTTPS itself. */
  readonly certificate: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** The origins at which devices may sign in, once the port is known; the first is the one to tell people. */
  origins(port: number): readonly [string, ...string[]];
}

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);
const ANY: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/**
 * Reads how a node is to be reached. Refuses what others would reach without HTTPS (browsers withhold
 * cryptography there: `INSECURE_ADDRESS`), a proxy's address that is no origin (`BAD_ORIGIN`), and a
 * certificate that cannot be used (`BAD_CERTIFICATE`). Under a certificate the names in it are the origins.
 */
export function readAddress({ host, tls, proxyOrigin }: AddressOptions): Address {
  if (!LOOPBACK.has(host) && tls === undefined && proxyOrigin === undefined) {
    throw new NodeError(
      "INSECURE_ADDRESS",
      `On ${host} a node needs HTTPS: give --tls-cert and --tls-key, or declare the HTTPS proxy before it with --behind.`,
    );
  }
  const certificate = tls === undefined ? null : readCertificate(tls);
  if (proxyOrigin !== undefined) {
    const origin = declaredOrigin(proxyOrigin);
    return { certificate, origins: () => [origin] };
  }
  const own = ANY.has(host) ? [] : [hostIn(host)];
  if (certificate === null) return { certificate, origins: (port) => [`http://${hostIn(host)}:${port}`] };
  const [first, ...others] = new Set([...namesIn(certificate.cert), ...own]);
  if (first === undefined) {
    throw new NodeError("BAD_CERTIFICATE", "The certificate names no host: make one with the name that devices use.");
  }
  const originOf = (name: string, port: number): string => `https://${name}${port === 443 ? "" : `:${port}`}`;
  return { certificate, origins: (port) => [originOf(first, port), ...others.map((name) => originOf(name, port))] };
}

function declaredOrigin(declared: string): string {
  const url = URL.canParse(declared) ? new URL(declared) : null;
  const isSafe = url !== null && (url.protocol === "https:" || LOOPBACK.has(url.hostname));
  if (url === null || !isSafe || url.origin !== declared.replace(/\/$/, "")) {
    throw new NodeError(
      "BAD_ORIGIN",
      `${declared} is not the origin of an HTTPS proxy, such as https://talks.example.`,
    );
  }
  return url.origin;
}

function readCertificate({ certFile, keyFile }: NonNullable<AddressOptions["tls"]>): { cert: Buffer; key: Buffer } {
  try {
    const read = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
    createSecureContext(read);
    return read;
  } catch (cause) {
    throw new NodeError(
      "BAD_CERTIFICATE",
      `${certFile} and ${keyFile} are not a certificate and its key, in PEM, that this node can read.`,
      { cause },
    );
  }
}

/** The hosts that a certificate is for (RFC 9525: its subjectAltName), but for those with a wildcard. */
function namesIn(cert: Buffer): readonly string[] {
  const names = new X509Certificate(cert).subjectAltName ?? "";
  return [...names.matchAll(/(?:DNS|IP Address):([^,\s*]+)(?=,|$)/g)].map(([, name = ""]) => hostIn(name));
}

function hostIn(name: string): string {
  return name.includes(":") ? new URL(`http://[${name}]`).hostname : name.toLowerCase();
}
