import type { Content } from './read.ts'
import type { BuiltInExam } from './types.ts'

/** The exams with their domains and blueprints, as the app takes them. */
export function compileExams({ exams }: Content): BuiltInExam[] {
  return exams.map(({ value: exam }) => ({
    code: exam.code,
    name: exam.name,
    guide: exam.guide,
    pass: exam.pass,
    form: exam.form,
    domains: exam.domains.map(({ built_in: builtIn, ...domain }) => ({ ...domain, builtIn })),
    blueprints: exam.blueprints.map(
      ({ multiple_response: multipleResponse, domains, topics, ...blueprint }) => ({
        ...blueprint,
        multipleResponse,
        domains: domains ?? exam.domains.map(({ number }) => number),
        topics: topics ?? null,
      }),
    ),
  }))
}
