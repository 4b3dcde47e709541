import { ClientError, type Connection, Doorkeeper, invitationsToWatch } from "@longtable/client";

import { random } from "../random.ts";
import { withSeat } from "./open-seat.ts";
import type { SeatAnswer } from "./answer.ts";

/** Resolves at SIGINT or SIGTERM. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

/**
 * Keeps a delegation's door from a device that may admit: whoever comes by an invitation which the caucus knows of is
 * let in while this runs, invitations given meanwhile among them. `onLine` is told a sentence at a time.
 */
export async function keepDoor(
  folder: string,
  until: Promise<void>,
  onLine: (line: string) => void,
): Promise<SeatAnswer> {
  let door: Doorkeeper | null = null;
  let letIn = 0;
  return await withSeat(
    folder,
    async ({ session, head }) => {
      const by = head?.signer ?? session.device.signer;
      const keeper = new Doorkeeper({
        by,
        rooms: () => [...session.rooms.values()].map(({ record }) => record),
        random,
        clock: Date.now,
        onDoor: ({ name, code }) => {
          if (code === null) letIn += 1;
          onLine(code === null ? `${name} is in.` : `${name} was not let in (${code}).`);
        },
      });
      door = keeper;
      let attached: Connection | null = null;
      const watch = async (): Promise<void> => {
        for (const one of invitationsToWatch(session.rooms.values(), by.publicKey, Date.now())) await keeper.watch(one);
        const { connection } = session;
        if (connection === attached) return;
        attached = connection;
        if (connection === null) keeper.detach();
        else await keeper.attach(connection);
      };
      const failed = Promise.withResolvers<never>();
      // A connection that ends meanwhile comes back by itself, and is watched over again then.
      const again = (): void =>
        void watch().catch((error: unknown) => {
          if (!(error instanceof ClientError)) failed.reject(error);
        });
      for (const live of session.rooms.values()) live.subscribe(again);
      session.subscribe(again);
      await watch();
      onLine("The door is kept: interrupt to stop.");
      await Promise.race([until, failed.promise]);
      await keeper.idle();
      return { ok: true, sentence: letIn === 1 ? "One was let in." : `${letIn} were let in.` };
    },
    (frame) => void door?.push(frame),
  );
}
