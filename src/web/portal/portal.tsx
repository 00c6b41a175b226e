/** The portal's pages. Only the first one comes at once; the others follow when they are opened. */
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { CityProvider } from './city.tsx'
import { Home } from './pages/home.tsx'
import { Missing } from './pages/missing.tsx'
import { Shell } from './shell.tsx'
import { useTexts } from './words.ts'

const Report = lazy(() => import('./pages/report.tsx'))
const Receipt = lazy(() => import('./pages/receipt.tsx'))
const Follow = lazy(() => import('./pages/follow.tsx'))
const Help = lazy(() => import('./pages/help.tsx'))

export function Portal() {
  const t = useTexts()
  return (
    <CityProvider>
      <Shell>
        <Suspense fallback={<p className="waiting">{t('loading')}</p>}>
          <Switch>
            <Route path="/" component={Home} />
            <Route path="/report/:kind">{({ kind }) => <Report key={kind} kind={kind} />}</Route>
            <Route path="/receipt" component={Receipt} />
            <Route path="/follow" component={Follow} />
            <Route path="/help" component={Help} />
            <Route component={Missing} />
          </Switch>
        </Suspense>
      </Shell>
    </CityProvider>
  )
}
