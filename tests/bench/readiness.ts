import { estimateOf, fitOf, type ReadinessInput } from '../../electron/exam/readiness.ts'
import type { PastAnswer } from '../../electron/exam/readiness-fit.ts'
import { blindChance } from '../../electron/exam/readiness-model.ts'
import { Candidate } from './readiness/candidate.ts'
import { type Chances, chancesFrom } from './readiness/chances.ts'
import { brier, calibrationOf, lineOn, reliability } from './readiness/judged.ts'
import {
  aForm,
  aWorld,
  passShare,
  scoredInForm,
  type World,
  type WorldQuestion,
  weights,
} from './readiness/world.ts'
import { type Case, type Measure, rounded } from './report.ts'

/** Whoever chose the estimator's priors looked at candidates of other seeds than these. */
const SEED = Number(process.env.DEMARC_READINESS_SEED ?? 20_261_123)
const WORLDS = 8
const LOGGED = 1000

type Judged = { chance: number; passed: boolean; lastMock: number; mature: number }

/**
 * Lets candidates revise, take mock exams and sit the real one, and holds what the app said of them against what came.
 * The candidates' memories follow FSRS with parameters of their own; how they answer shares nothing with the estimator
 * but the bank, the log and the marks on the mocks.
 */
export const measure: Measure = async ({ isQuick }) => {
  const count = isQuick ? 400 : 2400
  const judged = candidatesOf(SEED, count)
  const others = candidatesOf(SEED + 1_000_000, count / 2)
  const passed = judged.filter(one => one.passed).length
  // The baselines get the best line from figure to probability that other candidates teach.
  const byMock = lineOn(others.map(one => ({ figure: one.lastMock, passed: one.passed })))
  const byMature = lineOn(others.map(one => ({ figure: one.mature, passed: one.passed })))
  const { slope, intercept } = calibrationOf(judged)
  const one = (name: string, value: number): Case => ({
    ...{ case: name, unit: 'score', n: count, floor: null, ratio: null },
    median: rounded(value, 4),
    p99: rounded(value, 4),
  })
  return {
    cases: [
      one('brier', brier(judged)),
      one(
        'brier last mock',
        brier(judged.map(({ lastMock, passed }) => ({ chance: byMock(lastMock), passed }))),
      ),
      one(
        'brier mature share',
        brier(judged.map(({ mature, passed }) => ({ chance: byMature(mature), passed }))),
      ),
      one('slope', slope),
      one('intercept', intercept),
    ],
    notes: [
      `${count} candidates in ${WORLDS} worlds, seed ${SEED}; ${rounded((100 * passed) / count, 1)} % passed the real exam (${passShare * 100} % of 50 questions)`,
      'one figure a case: median and p99 are the same number',
      'baselines: the last mock’s share right, and the share of all cards with intervals from 21 days, each turned into a probability by a logistic line learnt on other candidates',
      'reliability, by what was said:',
      ...reliability(judged),
    ],
  }
}

function candidatesOf(seed: number, count: number): Judged[] {
  return Array.from({ length: WORLDS }, (_, number) => {
    const chances = chancesFrom(seed + number * 7919)
    const world = aWorld(chances)
    return Array.from({ length: Math.ceil(count / WORLDS) }, () => lifeOf(world, chances))
  })
    .flat()
    .slice(0, count)
}

/** One candidate from the first card to the real exam. */
function lifeOf(world: World, chances: Chances): Judged {
  const candidate = new Candidate(world, chances)
  const days = 7 + chances.whole(84)
  const examDay = days + chances.whole(6)
  const mockDays = Array.from({ length: 1 + chances.whole(5) }, () =>
    Math.floor(days * chances.between(0.3, 1)),
  ).sort((one, other) => one - other)
  const answers: (Omit<PastAnswer, 'ageDays'> & { day: number })[] = []
  const shown = new Set<number>()
  let lastMock = 0
  for (let day = 0; day <= days; day++) {
    if (chances.happens(candidate.diligence)) candidate.revise(day)
    for (const _ of mockDays.filter(mockDay => mockDay === day)) {
      lastMock = takeMock(world, candidate, chances, day, shown, answers)
    }
  }
  const input: ReadinessInput = {
    topics: weights.map((weight, topic) => ({
      id: String(topic),
      weight,
      items: world.bank.filter(one => one.topic === topic).map(one => toItem(one, candidate, examDay)),
    })),
    questions: scoredInForm.reduce((sum, questions) => sum + questions, 0),
    answers: answers.map(({ day, ...answer }) => ({ ...answer, ageDays: days - day })),
    reviews: candidate.log.slice(-LOGGED),
    pass: { share: passShare, low: 0.65, high: 0.78 },
  }
  const form = aForm(world, chances)
  const right = form.filter(question => candidate.answers(question, examDay)).length
  return {
    chance: estimateOf(input, fitOf(input)).chance,
    passed: right >= Math.ceil(form.length * passShare),
    lastMock,
    mature: candidate.matureShare(),
  }
}

function takeMock(
  world: World,
  candidate: Candidate,
  chances: Chances,
  day: number,
  shown: Set<number>,
  answers: (Omit<PastAnswer, 'ageDays'> & { day: number })[],
): number {
  const size = chances.happens(0.5) ? 20 : 40
  const inOrder = world.bank
    .map(question => ({ question, rank: chances.even() + (shown.has(question.id) ? 1 : 0) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, size)
    .map(({ question }) => question)
  let right = 0
  for (const question of inOrder) {
    const { facts } = toItem(question, candidate, day)
    const isRight = candidate.answers(question, day)
    if (isRight) right += 1
    if (!shown.has(question.id)) {
      const known = facts.flatMap(({ chance }) => chance ?? [])
      answers.push({
        topic: String(question.topic),
        known: {
          chance: known.length === 0 ? null : known.reduce((all, chance) => all * chance, 1),
          unlearnt: facts.length - known.length,
        },
        blind: blindChance(question.options, question.choose),
        isRight,
        day,
      })
    }
    shown.add(question.id)
  }
  return right / size
}

function toItem({ facts, options, choose }: WorldQuestion, candidate: Candidate, day: number) {
  return {
    facts: facts.map(fact => {
      const chance = candidate.appChance(fact, day)
      return { id: String(fact), chance, ifRevised: chance ?? 0 }
    }),
    blind: blindChance(options, choose),
    weight: 1,
  }
}
