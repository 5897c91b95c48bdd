import type { Message } from './protobuf.ts'

/** Messages of schema 18 as the JSON of schema 11, key by key; field numbers from Anki's .proto files. */

/** Keys that Anki itself did not know in schema 11 and keeps as JSON. */
function others(config: Message): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(Buffer.from(config.bytes(255)).toString('utf8'))
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? { ...found } : {}
  } catch {
    return {}
  }
}

const reqKinds = ['none', 'any', 'all']

export function noteTypeJson(id: string, name: string, config: Message): Record<string, unknown> {
  return {
    ...others(config),
    id,
    name,
    type: config.number(1),
    sortf: config.number(2),
    css: config.text(3),
    latexPre: config.text(5),
    latexPost: config.text(6),
    latexsvg: config.bool(7),
    req: config.messages(8).map(req => [req.number(1), reqKinds[req.number(2)] ?? 'any', req.numbers(3)]),
    originalStockKind: config.number(9),
    ...(config.has(10) ? { originalId: Number(config.id(10)) } : {}),
  }
}

export function fieldJson(name: string, ord: number, config: Message): Record<string, unknown> {
  return {
    ...others(config),
    name,
    ord,
    sticky: config.bool(1),
    rtl: config.bool(2),
    font: config.text(3),
    size: config.number(4),
    description: config.text(5),
    plainText: config.bool(6),
    collapsed: config.bool(7),
    excludeFromSearch: config.bool(8),
    ...(config.has(9) ? { id: Number(config.id(9)) } : {}),
    ...(config.has(10) ? { tag: config.number(10) } : {}),
    preventDeletion: config.bool(11),
  }
}

export function templateJson(name: string, ord: number, config: Message): Record<string, unknown> {
  return {
    ...others(config),
    name,
    ord,
    qfmt: config.text(1),
    afmt: config.text(2),
    bqfmt: config.text(3),
    bafmt: config.text(4),
    did: config.has(5) && config.id(5) !== '0' ? Number(config.id(5)) : null,
    bfont: config.text(6),
    bsize: config.number(7),
    ...(config.has(8) ? { id: Number(config.id(8)) } : {}),
  }
}

export function deckJson(id: string, name: string, common: Message, kind: Message): Record<string, unknown> {
  const normal = kind.message(1)
  const filtered = kind.message(2)
  const limit = (message: Message | null | undefined) =>
    message ? { limit: message.number(1), today: message.number(2) } : null
  return {
    ...others(common),
    id,
    name,
    collapsed: common.bool(1),
    browserCollapsed: common.bool(2),
    dyn: filtered && !normal ? 1 : 0,
    ...(normal
      ? {
          conf: normal.id(1),
          extendNew: normal.number(2),
          extendRev: normal.number(3),
          desc: normal.text(4),
          md: normal.bool(5),
          reviewLimit: normal.has(6) ? normal.number(6) : null,
          newLimit: normal.has(7) ? normal.number(7) : null,
          reviewLimitToday: limit(normal.message(8)),
          newLimitToday: limit(normal.message(9)),
          ...(normal.has(10) ? { desiredRetention: Math.round(normal.float(10) * 100) } : {}),
        }
      : {}),
    ...(filtered
      ? {
          resched: filtered.bool(1),
          terms: filtered.messages(2).map(term => [term.text(1), term.number(2), term.number(3)]),
          delays: filtered.floats(3),
          previewDelay: filtered.number(4),
        }
      : {}),
  }
}

/** Bytes of a float hold about seven digits; more would be noise of the conversion. */
const tidy = (float: number) => Number(float.toPrecision(7))

export function presetJson(id: string, name: string, config: Message): Record<string, unknown> {
  const parameters = (field: number) => config.floats(field).map(tidy)
  return {
    ...others(config),
    id,
    name,
    maxTaken: config.number(24),
    autoplay: !config.bool(23),
    timer: config.bool(25) ? 1 : 0,
    replayq: !config.bool(26),
    new: {
      bury: config.bool(27),
      delays: config.floats(1).map(tidy),
      initialFactor: Math.round(config.float(11) * 1000),
      ints: [config.number(18), config.number(19), 0],
      order: config.number(20) === 0 ? 1 : 0,
      perDay: config.number(9),
    },
    rev: {
      bury: config.bool(28),
      ease4: tidy(config.float(12)),
      hardFactor: tidy(config.float(13)),
      ivlFct: tidy(config.float(15)),
      maxIvl: config.number(16),
      perDay: config.number(10),
    },
    lapse: {
      delays: config.floats(2).map(tidy),
      leechAction: config.number(21),
      leechFails: config.number(22),
      minInt: config.number(17),
      mult: tidy(config.float(14)),
    },
    newMix: config.number(30),
    newPerDayMinimum: config.number(35),
    interdayLearningMix: config.number(31),
    reviewOrder: config.number(33),
    newSortOrder: config.number(32),
    newGatherPriority: config.number(34),
    buryInterdayLearning: config.bool(29),
    stopTimerOnAnswer: config.bool(38),
    secondsToShowQuestion: tidy(config.float(41)),
    secondsToShowAnswer: tidy(config.float(42)),
    questionAction: config.number(36),
    answerAction: config.number(43),
    waitForAudio: config.bool(44),
    fsrsWeights: parameters(3),
    fsrsParams5: parameters(5),
    fsrsParams6: parameters(6),
    ...(config.has(37) ? { desiredRetention: tidy(config.float(37)) } : {}),
    sm2Retention: tidy(config.float(40, 0.9)),
    weightSearch: config.text(45),
    ignoreRevlogsBeforeDate: config.text(46),
    easyDaysPercentages: config.floats(4).map(tidy),
  }
}
