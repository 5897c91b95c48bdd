/**
 * The settings of a collection in schema 11: each that some Anki reads without asking whether it is there.
 * @see Anki, rslib/src/config/mod.rs
 */
export function configOf(days: { minutesWest: number; rolloverHour: number }, noteTypeId: number) {
  return {
    activeDecks: [1],
    curDeck: 1,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    curModel: noteTypeId,
    nextPos: 1,
    sortType: 'noteFld',
    sortBackwards: false,
    addToCur: true,
    dayLearnFirst: false,
    schedVer: 2,
    sched2021: true,
    creationOffset: days.minutesWest,
    localOffset: days.minutesWest,
    rollover: days.rolloverHour,
    // Without it the memory that cards carry would rest unused.
    fsrs: true,
  }
}
