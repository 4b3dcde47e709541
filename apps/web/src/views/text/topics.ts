import { type RoomState, agenda, differences } from "@longtable/dialogue";
import type { ActId } from "@longtable/protocol";

/** What a text's provisions are about: a topic of the agenda, through the differences on it; or a difference on none. */
export interface TextTopic {
  readonly id: ActId;
  readonly title: string;
  /** The provisions that are linked to it; whatever is under one of them is meant too. */
  readonly nodes: readonly string[];
}

/** The topics that provisions of a text are linked to: those of the agenda in its order, then differences on no topic. */
export function topicsOf(state: RoomState, text: ActId): readonly TextTopic[] {
  const onAgenda = agenda(state);
  const linked = differences(state).map(({ id, title, topic, links }) => ({
    id,
    title,
    topic: onAgenda.some((one) => one.id === topic) ? topic : null,
    nodes: links.flatMap(({ provision }) => (provision.text === text ? [provision.node] : [])),
  }));
  const onTopic = onAgenda.map(({ id, title }): TextTopic => {
    const nodes = linked.flatMap((one) => (one.topic === id ? one.nodes : []));
    return { id, title, nodes: [...new Set(nodes)] };
  });
  const onNone = linked.flatMap(({ id, title, topic, nodes }) => (topic === null ? [{ id, title, nodes }] : []));
  return [...onTopic, ...onNone].filter(({ nodes }) => nodes.length > 0);
}
