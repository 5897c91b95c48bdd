import { expect, test } from 'vitest'
import { lengthOfHtml, questionSize } from '../../../../renderer/rooms/review/question-size.ts'

test('a long question steps down in size', () => {
  expect([20, 150, 151, 300, 521].map(questionSize)).toEqual(['large', 'large', 'middle', 'small', 'text'])
})

test('markup does not make a question long', () => {
  expect(lengthOfHtml('<p class="x"><b>S3</b>&nbsp;&amp; EC2</p>')).toBe(8)
})
