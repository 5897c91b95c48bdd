/** One topic's things, in order; `places` are their places in the order of all. */
type Lane<Thing> = { readonly things: Thing[]; readonly places: number[]; taken: number }

/**
 * Keeps an order, but lets a thing of another topic pass the one whose topic was just taken, where `mayPass`
 * allows it. No thing is passed twice in a row, so nothing is put off for long. n log(topics).
 */
export function interleave<Thing>(
  ordered: readonly Thing[],
  topicOf: (thing: Thing) => string,
  mayPass: (waiting: Thing, passing: Thing) => boolean,
): Thing[] {
  // The lanes are a binary heap by the place of their next thing, so that first and second are at hand.
  const heap = lanesOf(ordered, topicOf)
  const result: Thing[] = []
  let last: Lane<Thing> | null = null
  while (result.length < ordered.length) {
    const index = laneToTake(heap, last, mayPass)
    last = heap[index] as Lane<Thing>
    result.push(last.things[last.taken] as Thing)
    last.taken += 1
    siftDown(heap, index)
  }
  return result
}

/** One of each topic in turn, topics in the order of their first thing, each topic's things in their order. */
export function takeTurns<Thing>(ordered: readonly Thing[], topicOf: (thing: Thing) => string): Thing[] {
  let lanes = lanesOf(ordered, topicOf)
  const result: Thing[] = []
  for (let round = 0; lanes.length > 0; round++) {
    for (const lane of lanes) result.push(lane.things[round] as Thing)
    lanes = lanes.filter(lane => lane.things.length > round + 1)
  }
  return result
}

function lanesOf<Thing>(ordered: readonly Thing[], topicOf: (thing: Thing) => string): Lane<Thing>[] {
  const lanes = new Map<string, Lane<Thing>>()
  for (const [place, thing] of ordered.entries()) {
    const topic = topicOf(thing)
    let lane = lanes.get(topic)
    if (!lane) {
      lane = { things: [], places: [], taken: 0 }
      lanes.set(topic, lane)
    }
    lane.things.push(thing)
    lane.places.push(place)
  }
  // In the order of first places, which makes it a heap.
  return [...lanes.values()]
}

function laneToTake<Thing>(
  heap: readonly Lane<Thing>[],
  last: Lane<Thing> | null,
  mayPass: (waiting: Thing, passing: Thing) => boolean,
): number {
  const first = heap[0] as Lane<Thing>
  if (first !== last) return 0
  const index = placeIn(heap, 2) < placeIn(heap, 1) ? 2 : 1
  const second = heap[index]
  const passing = second?.things[second.taken]
  const waiting = first.things[first.taken]
  return passing !== undefined && waiting !== undefined && mayPass(waiting, passing) ? index : 0
}

/** The place of a lane's next thing; past the last lane, and for one that is used up, the end. */
function placeIn<Thing>(heap: readonly Lane<Thing>[], index: number): number {
  const lane = heap[index]
  return lane?.places[lane.taken] ?? Number.POSITIVE_INFINITY
}

function siftDown<Thing>(heap: Lane<Thing>[], from: number): void {
  let index = from
  for (;;) {
    const left = 2 * index + 1
    const child = placeIn(heap, left + 1) < placeIn(heap, left) ? left + 1 : left
    if (placeIn(heap, child) >= placeIn(heap, index)) return
    const lane = heap[index] as Lane<Thing>
    heap[index] = heap[child] as Lane<Thing>
    heap[child] = lane
    index = child
  }
}
