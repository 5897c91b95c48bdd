import { expect, test } from './app.ts'
import { begin, grade, leftIn } from './steps.ts'

/** Cards left, by state, as the room says it. */
const counts = (text: string) => text.match(/\d+/g)?.map(Number)

test('three days bring the expected cards: new ones to the limit, then what was learnt', async ({
  start,
}) => {
  const made = await start({ now: '2026-11-23T09:00:00Z' })
  await expect(made.page.getByRole('button', { name: 'Start revising' })).toBeVisible()
  await made.page.getByRole('link', { name: 'Settings' }).click()
  await made.page.getByRole('spinbutton', { name: /^New cards/ }).fill('4')
  await made.page.keyboard.press('Tab')
  await made.page.getByRole('link', { name: /^Today/ }).click()
  await expect(made.page.getByRole('heading', { name: /^Your first 4 cards/ })).toBeVisible()
  await made.close()
  const { profile } = made

  // Monday: four new cards, each known at once, so that none is left on a step.
  const monday = await start({ profile, now: '2026-11-23T10:00:00Z' })
  await begin(monday.page)
  expect(counts(await leftIn(monday.page).innerText())).toEqual([4, 0, 0])
  for (let card = 0; card < 4; card += 1) await grade(monday.page, 4)
  await expect(monday.page.getByRole('heading', { name: 'Done for today' })).toBeVisible()
  await monday.close()
  const due = monday.rows('SELECT due_day FROM card WHERE state = 2 ORDER BY due_day')
  expect(due).toHaveLength(4)

  // Tuesday, still before 04:00, belongs to Monday: nothing more is due.
  const late = await start({ profile, now: '2026-11-24T02:30:00Z' })
  await expect(late.page.getByRole('button', { name: 'Start revising' })).toBeHidden()
  await expect(late.page.getByRole('heading', { level: 1 })).toBeVisible()
  await late.close()

  // Tuesday after 04:00: four other new cards; one is forgotten and comes back within the session.
  const tuesday = await start({ profile, now: '2026-11-24T08:00:00Z' })
  await begin(tuesday.page)
  expect(counts(await leftIn(tuesday.page).innerText())).toEqual([4, 0, 0])
  await grade(tuesday.page, 1)
  expect(counts(await leftIn(tuesday.page).innerText())).toEqual([3, 1, 0])
  for (let card = 0; card < 3; card += 1) await grade(tuesday.page, 4)
  await tuesday.page.getByRole('button', { name: /^Learn ahead/ }).click()
  await grade(tuesday.page, 4)
  await expect(tuesday.page.getByRole('heading', { name: 'Done for today' })).toBeVisible()
  await tuesday.close()

  // The day the first reviews fall due: they are in the queue beside that day's new cards.
  const firstDay = Number(due[0]?.due_day)
  const expected = tuesday.rows(`SELECT id FROM card WHERE state = 2 AND due_day <= ${firstDay}`).length
  const morning = new Date(firstDay * 86_400_000 + 9 * 3_600_000).toISOString()
  const later = await start({ profile, now: morning })
  await begin(later.page)
  const [fresh, learning, reviews] = counts(await leftIn(later.page).innerText()) ?? []
  expect([fresh, learning]).toEqual([4, 0])
  expect(reviews).toBe(expected)
})
