import type { Role } from "@longtable/protocol";
import {
  type AccreditedDevice,
  type DelegationSecrets,
  type Head,
  accredit,
  firstAppointment,
  makeDelegationSecrets,
  openHead,
} from "@longtable/client";
import { publicKeyOf } from "@longtable/protocol";

import { type DelegateAtDevice, random, sitDown } from "./delegate.ts";

/** A delegation as it sits down: its keys, its head, its delegates at their devices. */
export interface SeatedDelegation {
  readonly name: string;
  readonly secrets: DelegationSecrets;
  readonly appointment: Uint8Array;
  readonly head: Head;
  readonly delegates: readonly DelegateAtDevice[];
}

/** Makes a delegation's keys and connects its delegates, the head first. */
export async function seatDelegation(
  name: string,
  people: readonly { readonly name: string; readonly role: Role }[],
  origin: string,
): Promise<SeatedDelegation> {
  const secrets = makeDelegationSecrets(random);
  const delegates: DelegateAtDevice[] = [];
  for (const person of people) delegates.push(await sitDown(person, origin));
  return {
    name,
    secrets,
    appointment: await firstAppointment(secrets),
    head: await openHead(publicKeyOf(secrets.root), secrets.head),
    delegates,
  };
}

/** The head accredits each delegate's device for a dialogue. */
export async function accreditAll(
  delegation: SeatedDelegation,
  dialogue: Uint8Array,
): Promise<readonly AccreditedDevice[]> {
  const where = { dialogue, delegation: delegation.head.delegation };
  const accredited: AccreditedDevice[] = [];
  for (const { name, role, device } of delegation.delegates) {
    accredited.push(await accredit({ name, role, device }, where, delegation.head.signer, random));
  }
  return accredited;
}
