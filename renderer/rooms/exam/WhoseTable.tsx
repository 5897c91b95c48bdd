import { type Owner, ownerName } from '../../ui/OwnerPill.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { ExamReport } from './views.ts'

type Whose = NonNullable<ExamReport['whose']>
const owners: readonly Owner[] = ['aws', 'customer', 'shared']

/** Who was taken for whom. Rows: what was right; columns: what was said. */
export function WhoseTable({ whose }: { whose: Whose }) {
  const { all, services, sentence } = whose
  const hasOpen = owners.some(owner => all[owner].none > 0)
  const missed = services.filter(({ right, asked }) => right < asked)
  return (
    <Panel title="Whose is it?">
      <table className="whose">
        <thead>
          <tr>
            <td />
            {owners.map(owner => (
              <th key={owner} scope="col">
                {ownerName[owner]}
              </th>
            ))}
            {hasOpen && <th scope="col">Open</th>}
          </tr>
        </thead>
        <tbody>
          {owners.map(right => (
            <tr key={right}>
              <th scope="row">{ownerName[right]}</th>
              {owners.map(said => (
                <Cell key={said} count={all[right][said]} isRight={right === said} />
              ))}
              {hasOpen && <Cell count={all[right].none} isRight={false} />}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">Rows: what was right. Columns: what you said. {sentence}</p>
      {missed.length > 0 && (
        <p className="small">
          By service:{' '}
          {missed.map(({ service, right, asked }) => `${service} ${right} of ${asked}`).join(', ')}.
        </p>
      )}
    </Panel>
  )
}

function Cell({ count, isRight }: { count: number; isRight: boolean }) {
  if (count === 0) return <td>·</td>
  return <td className={isRight ? 'whose-right' : 'whose-wrong'}>{count}</td>
}
