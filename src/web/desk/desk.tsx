/** The desk behind the sign-in: library, data, pages. */
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Route, Router, Switch } from 'wouter'
import { ProblemError } from '../shared/api.ts'
import { useLanguage } from '../shared/language.ts'
import { useShownTheme } from '../shared/theme.ts'
import './shell.css'
import './list/list.css'
import './matter/matter.css'
import './matter/work.css'
import './matter/standing.css'
import './day/day.css'
import './board/board.css'
import './notices/notices.css'
import './window/window.css'
import './calendar/calendar.css'
import './delivery/delivery.css'
import './form.css'
import './phone.css'
import './print.css'
import { Fault } from './fault.tsx'
import { LiveProvider } from './list/live.tsx'
import { InboxPage, ListPage } from './list/pages.tsx'
import { Loading } from './loading.tsx'
import { Shell } from './shell.tsx'
import { themeOf } from './theme.ts'

/** Forms and their controls are half of the desk, and a list needs none of them. */
const MatterPage = lazy(() => import('./matter/page.tsx').then((each) => ({ default: each.MatterPage })))
const CalendarPage = lazy(() =>
  import('./calendar/page.tsx').then((each) => ({ default: each.CalendarPage })),
)
const EnterPage = lazy(() => import('./calendar/enter.tsx').then((each) => ({ default: each.EnterPage })))
const DayPage = lazy(() => import('./day/page.tsx').then((each) => ({ default: each.DayPage })))
const BoardPage = lazy(() => import('./board/page.tsx').then((each) => ({ default: each.BoardPage })))
const NoticesPage = lazy(() => import('./notices/page.tsx').then((each) => ({ default: each.NoticesPage })))
const DeliveryPage = lazy(() =>
  import('./delivery/page.tsx').then((each) => ({ default: each.DeliveryPage })),
)
const WindowPage = lazy(() => import('./window/page.tsx').then((each) => ({ default: each.WindowPage })))

interface Props {
  onExpired(): void
  onLeave(): void
}

/** A refusal won't become a yes by asking again; a lost connection may come back. */
const RETRIES = 2

function clientOf(onExpired: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ProblemError && error.status === 401) onExpired()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (count, error) => !(error instanceof ProblemError) && count < RETRIES,
        refetchOnWindowFocus: false,
      },
    },
  })
}

export default function Desk({ onExpired, onLeave }: Props) {
  const language = useLanguage()
  const shown = useShownTheme()
  const [client] = useState(() => clientOf(onExpired))
  const theme = useMemo(() => themeOf(shown), [shown])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zh : en}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false}>
        <QueryClientProvider client={client}>
          <LiveProvider>
            <Router base="/desk">
              <Shell onLeave={onLeave}>
                <Fault>
                  <Suspense fallback={<Loading />}>
                    <Switch>
                      <Route path="/day" component={DayPage} />
                      <Route path="/board" component={BoardPage} />
                      <Route path="/notices" component={NoticesPage} />
                      <Route path="/delivery">
                        <DeliveryPage />
                      </Route>
                      <Route path="/matters" component={ListPage} />
                      <Route path="/matters/:ref">
                        {({ ref }) => <MatterPage key={ref} matterRef={ref} />}
                      </Route>
                      <Route path="/window">
                        <WindowPage />
                      </Route>
                      <Route path="/window/:kind">{({ kind }) => <WindowPage chosen={kind} />}</Route>
                      <Route path="/calendar">
                        <CalendarPage />
                      </Route>
                      <Route path="/calendar/:year">{({ year }) => <CalendarPage chosen={year} />}</Route>
                      <Route path="/calendar/:year/enter">
                        {({ year }) => <EnterPage year={Number(year)} />}
                      </Route>
                      <Route component={InboxPage} />
                    </Switch>
                  </Suspense>
                </Fault>
              </Shell>
            </Router>
          </LiveProvider>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
