import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";

import { useExampleSeats } from "./example-taken.ts";
import { NotTaken } from "./not-taken.tsx";

/** Opens the seat that an example's link opens, and goes to it. */
export function OpenScreen(): ReactNode {
  const navigate = useNavigate();
  const { taken, again } = useExampleSeats();
  const seat = taken?.is === "taken" ? taken.seats[0] : undefined;
  useEffect(() => {
    if (seat !== undefined) void navigate({ to: "/seat/$seat/round", params: { seat }, replace: true });
  }, [navigate, seat]);
  return <NotTaken taken={taken} again={again} />;
}
