import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
} from '@tanstack/react-query'
import type { CallName, Gives, Takes } from '../../electron/contract/contract.ts'
import type { Kind } from '../../electron/contract/core.ts'
import { type BoundCall, onTouched, Refusal } from './client.ts'

/** Which kinds of thing each read shows: when one of them changes, the read is made again. */
const shows: Partial<Record<CallName, readonly Kind[]>> = {
  'app.backups': ['collection'],
  'today.view': ['card', 'note', 'deck', 'review', 'setting', 'collection'],
  'today.choices': ['card', 'note', 'deck', 'review', 'setting', 'collection'],
  'today.countsOf': ['card', 'note', 'deck', 'review', 'setting', 'collection'],
  'map.view': ['collection'],
  'map.regions': ['card', 'note', 'deck', 'review', 'setting', 'collection'],
  'settings.read': ['setting', 'collection'],
  'notes.one': ['note', 'collection'],
  'library.decks': ['card', 'note', 'deck', 'collection'],
  'library.tags': ['note', 'collection'],
  'library.find': ['card', 'note', 'deck', 'collection'],
  'library.rows': ['card', 'note', 'deck', 'collection'],
  'library.preview': ['card', 'note', 'deck', 'review', 'collection'],
  'exchange.exportCounts': ['card', 'note', 'deck', 'review', 'collection'],
  'notes.wrongReports': ['note', 'deck', 'collection'],
  'review.cardInfo': ['card', 'note', 'review', 'collection'],
  'review.summary': ['card', 'review', 'collection'],
  'exam.home': ['exam', 'sitting', 'card', 'note', 'deck', 'review', 'setting', 'collection'],
  'exam.preview': ['exam', 'card', 'note', 'review', 'collection'],
  'exam.current': ['exam', 'collection'],
  'exam.report': ['exam', 'note', 'collection'],
  'exam.readiness': ['exam', 'card', 'note', 'deck', 'review', 'setting', 'collection'],
}

/** Answers kept in the window. A refusal is never retried, and being offline is no reason to wait. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
})

/**
 * Reads again what shows one of these kinds. What is on screen keeps its last answer until the new one is
 * there; what is not is forgotten, so that no room opens with figures of yesterday.
 */
export function touch(kinds: readonly Kind[]): void {
  const concerns = (key: readonly unknown[]) =>
    shows[key[0] as CallName]?.some(kind => kinds.includes(kind)) ?? false
  cache.removeQueries({ type: 'inactive', predicate: query => concerns(query.queryKey) })
  void cache.invalidateQueries({ predicate: query => concerns(query.queryKey) })
}

onTouched(touch)

/** Puts an answer that came with another call where `useData` finds it. */
export function keep<N extends CallName>(call: BoundCall<N>, args: Takes<N>, value: Gives<N>): void {
  cache.setQueryData([call.callName, args], value)
}

/**
 * What a call gives, read again whenever something it shows changes. A refusal comes as `error`, to be shown
 * where it belongs; a fault goes to the error boundary.
 */
export function useData<N extends CallName>(
  call: BoundCall<N>,
  args: Takes<N>,
  options: { isWanted?: boolean; keepsLast?: boolean } = {},
): UseQueryResult<Gives<N>, Error> {
  return useQuery({
    queryKey: [call.callName, args],
    queryFn: (): Promise<Gives<N>> => call(args),
    enabled: options.isWanted ?? true,
    ...(options.keepsLast ? { placeholderData: keepPreviousData } : {}),
    throwOnError: (error: Error) => !(error instanceof Refusal),
  }) as UseQueryResult<Gives<N>, Error>
}

/** As `useData` for one call with several arguments; undefined for what is not there yet. */
export function useManyData<N extends CallName>(
  call: BoundCall<N>,
  argsOfEach: readonly Takes<N>[],
): (Gives<N> | undefined)[] {
  const queries = argsOfEach.map(args => ({
    queryKey: [call.callName, args],
    queryFn: (): Promise<Gives<N>> => call(args),
    throwOnError: (error: Error) => !(error instanceof Refusal),
  }))
  return useQueries({ queries }).map(({ data }) => data as Gives<N> | undefined)
}

/** A change that a person asks for: `run` it; `refusal` is its last refusal, for the field it belongs to. */
export function useChange<N extends CallName>(call: BoundCall<N>) {
  const change = useMutation<Gives<N>, Error, Takes<N>>({
    mutationFn: args => call(args),
    throwOnError: error => !(error instanceof Refusal),
  })
  return {
    run: change.mutate,
    runAsync: change.mutateAsync,
    isRunning: change.isPending,
    refusal: change.error instanceof Refusal ? change.error : null,
    forget: change.reset,
  }
}
