/** How many notes are reported as wrong, and what can be done about it. */
export function reportsInWords(count: number): string {
  if (count === 0) {
    return 'No card is reported as wrong. To report one, choose “Something wrong?” below its answer while revising.'
  }
  const reported = count === 1 ? 'One note is' : `${count.toLocaleString('en-GB')} notes are`
  return `${reported} reported as wrong. Save the reports as one text, to send it to the authors of the cards yourself.`
}
