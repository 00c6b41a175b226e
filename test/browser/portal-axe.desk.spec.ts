import { everyPage } from './portal-every-page.ts'

// The colours and words are those of the phone; at the desk only the layout differs.
everyPage('zh', 'light')
everyPage('en', 'dark')
