import { type RoomState, currentRound, introductionOf, latestRound, rounds } from "@longtable/dialogue";

/** A place on whose clocks a time is shown. */
export interface Place {
  readonly id: string;
  readonly city: string;
  /** Its IANA zone. */
  readonly zone: string;
}

/** Where times are told: the venue of the round that is on, or was last, then each delegation's capital. */
export function placesOf(state: RoomState): readonly Place[] {
  const round = currentRound(state) ?? latestRound(state) ?? rounds(state).at(0) ?? null;
  const venue = round === null ? [] : [{ city: round.venue.city ?? round.venue.name, zone: round.venue.zone }];
  const capitals = state.delegations.flatMap((id) => introductionOf(state, id)?.capital ?? []);
  const places = [...venue, ...capitals].map(({ city, zone }) => ({ id: `${city}/${zone}`, city, zone }));
  return places.filter(({ id }, index) => places.findIndex((other) => other.id === id) === index);
}
