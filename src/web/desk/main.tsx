/** The desk's first script: small, because most of a desk is only needed after signing in. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../shared/tokens.css'
import './gate.css'
import { Gate } from './gate.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <Gate />
  </StrictMode>,
)
