import stacks from 'virtual:built-in-stacks'
import { expect, test } from 'vitest'
import { comparisonOf } from '../../../../renderer/rooms/map/comparison.ts'

const { layers, services } = stacks
const of = (id: string) => services.find(service => service.id === id) ?? expect.fail(id)
const said = (one: string, other: string) => comparisonOf(layers, of(one), of(other))

test('says where the line lies and what moves', () => {
  expect(said('s3', 'ec2')).toBe(
    'With S3 the line lies higher than with EC2: platform and operating system pass to AWS; ' +
      'network traffic protection and server-side encryption become a matter of both.',
  )
  expect(said('ec2', 's3')).toMatch(
    /^With EC2 the line lies lower than with S3: .* fall to the customer alone\.$/,
  )
})

test('a line at the same height is no sign that nothing differs', () => {
  expect(said('rds', 'ec2')).toBe(
    'With RDS the line lies as high as with EC2, yet layers differ: ' +
      'platform and operating system become a matter of both.',
  )
})

test('two services that are alike are said to be', () => {
  expect(said('vpc', 'ec2')).toBe('With VPC the line lies where it does with EC2: no layer changes hands.')
})

test('every pair of services is put into a sentence that names both', () => {
  for (const one of services) {
    for (const other of services) {
      const sentence = comparisonOf(layers, one, other)
      expect(sentence).toContain(one.short)
      expect(sentence).toMatch(/^With .+: .+\.$/)
    }
  }
})
