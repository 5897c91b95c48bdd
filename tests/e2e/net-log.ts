import { z } from 'zod'

const NetLog = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(z.object({ type: z.number(), params: z.record(z.string(), z.unknown()).optional() })),
})

/** What Chromium logs when something tries to leave: a look-up, a connection, a request over the network. */
const attempts = [
  'HOST_RESOLVER_MANAGER_REQUEST',
  'HOST_RESOLVER_MANAGER_JOB',
  'TCP_CONNECT_ATTEMPT',
  'UDP_CONNECT',
  'UDP_BYTES_SENT',
  'URL_REQUEST_START_JOB',
]

/**
 * Attempts to reach a network in a log that Chromium wrote (`--log-net-log`). Requests for the app's own
 * scheme, `data:` and `devtools:` are no attempts.
 * @see net/log/net_log_event_type_list.h in Chromium
 */
export function attemptsIn(text: string): string[] {
  if (text.trim() === '') return []
  const log = NetLog.parse(JSON.parse(closed(text)))
  const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, number]) => [number, name]))
  return log.events.flatMap(({ type, params }) => {
    const name = names.get(type) ?? String(type)
    const url = String(params?.url ?? params?.host ?? params?.address ?? '')
    const isOurs = /^(app|data|devtools|blob|about):/.test(url)
    return attempts.includes(name) && params !== undefined && !isOurs ? [`${name} ${url}`] : []
  })
}

/** A log of a process that was killed lacks its end. */
function closed(text: string): string {
  try {
    JSON.parse(text)
    return text
  } catch {
    return `${text.trimEnd().replace(/,$/, '')}]}`
  }
}
