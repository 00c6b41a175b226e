import { everyPage } from './portal-every-page.ts'

everyPage('zh', 'light')
everyPage('zh', 'dark')
everyPage('en', 'light')
everyPage('en', 'dark')
