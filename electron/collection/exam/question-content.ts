import { z } from 'zod'
import { Owner } from '../../contract/core.ts'

/** A question as it is kept: what was shown, options in the order shown, and where it belongs. */
export const QuestionContent = z.strictObject({
  context: z.string(),
  stem: z.string(),
  options: z.array(
    z.strictObject({ html: z.string(), why: z.string(), isRight: z.boolean(), owner: Owner.optional() }),
  ),
  choose: z.int().positive(),
  reason: z.string(),
  source: z.strictObject({ url: z.string(), title: z.string(), checked: z.string() }).nullable(),
  domainName: z.string(),
  topicName: z.string(),
  /** Ids of services, the asked layer and the service's name as the note writes them: they lead to the stack. */
  tags: z.array(z.string()),
  layer: z.string(),
  service: z.string(),
})
export type QuestionContent = z.infer<typeof QuestionContent>

/** What an attempt keeps of its blueprint: what the banks could not give, and the share assumed to pass. */
export const ExamPlan = z.strictObject({
  notes: z.array(z.string()),
  pass: z.strictObject({ share: z.number(), low: z.number(), high: z.number() }),
})
export type ExamPlan = z.infer<typeof ExamPlan>
