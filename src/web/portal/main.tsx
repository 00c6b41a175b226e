import '../shared/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/form.css'
import './styles/pages.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Portal } from './portal.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
)
