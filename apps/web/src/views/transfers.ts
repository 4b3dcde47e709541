import type { DeskNow, TransferFace } from "./view.ts";

/** Files on their way from and to this device. */
export function transfers(desk: DeskNow): readonly TransferFace[] {
  return desk.transfers;
}
